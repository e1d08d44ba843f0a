import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const ROOT = resolve(import.meta.dirname, '../..')

interface Manifest {
  readonly version: string
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
  readonly typesVersions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly main: string
  readonly types: string
  readonly unpkg: string
  readonly jsdelivr: string
  readonly repository: { readonly url: string }
  readonly homepage: string
  readonly bugs: { readonly url: string }
}

/** The package as npm would install it, in a project of its own. */
export interface Installed {
  /** The project's folder. */
  readonly project: string
  /** The package's folder inside it. */
  readonly folder: string
  readonly manifest: Manifest
  /** What is downloaded of it, in bytes. */
  readonly packedSize: number
  /** Every file of the package, relative to its folder. */
  readonly files: readonly string[]
  read(file: string): Promise<string>
  /** Runs a module in bare Node, with the project as its folder and Node's `options`. Returns the JSON that it prints. */
  evaluate(script: string, inputType?: 'module' | 'commonjs', options?: readonly string[]): Promise<unknown>
  remove(): Promise<void>
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'headless-signup-package-'))

const pack = async (): Promise<Buffer> => {
  const folder = await newFolder()
  try {
    await run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder], { cwd: ROOT })
    const [tarball = ''] = await readdir(folder)
    return await readFile(join(folder, tarball))
  } finally {
    await rm(folder, { recursive: true })
  }
}

let packed: Promise<Buffer> | undefined

/**
 * Packs what was built, once for all files that a worker runs, and unpacks it beside the dependencies that it names.
 * Installs nothing.
 */
export const install = async (): Promise<Installed> => {
  packed ??= pack()
  const project = await newFolder()
  const modules = join(project, 'node_modules')
  const folder = join(modules, 'headless-signup')
  const tarball = await packed
  await writeFile(join(project, 'package.tgz'), tarball)
  await run('tar', ['-xzf', 'package.tgz'], { cwd: project })
  await mkdir(modules)
  await rename(join(project, 'package'), folder)
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    await symlink(join(ROOT, 'node_modules', name), join(modules, name), 'junction')
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return {
    project,
    folder,
    manifest,
    packedSize: tarball.length,
    files: entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    read: (file) => readFile(join(folder, file), 'utf8'),
    evaluate: async (script, inputType = 'module', options = []) => {
      const args = ['--no-warnings', ...options, `--input-type=${inputType}`, '-e', script]
      const { stdout } = await run(process.execPath, args, { cwd: project, timeout: 25_000 })
      return JSON.parse(stdout)
    },
    remove: () => rm(project, { recursive: true, force: true }),
  }
}
