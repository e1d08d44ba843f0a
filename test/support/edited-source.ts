import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import ts from 'typescript'

const ROOT = resolve(import.meta.dirname, '../..')

/** One new line in a file of `src`, behind the only line that has this text. */
interface NewLine {
  readonly file: string
  readonly after: string
  readonly line: string
}

const insert = (folder: string, { file, after, line }: NewLine): void => {
  const path = join(folder, 'src', file)
  const lines = readFileSync(path, 'utf8').split('\n')
  const places = lines.flatMap((text, index) => (text.includes(after) ? [index] : []))
  const [place] = places
  if (place === undefined || places.length > 1) throw new Error(`${places.length} lines of ${file} have: ${after}`)
  writeFileSync(path, lines.toSpliced(place + 1, 0, line).join('\n'))
}

const typeErrors = (script: string): readonly string[] => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT)
  const program = ts.createProgram([script], { ...options, paths: {} })
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}

/**
 * Copies the source, adds lines to it, and compiles it with a script that uses it. Returns what the types
 * forbid, and what the script's default export resolves to.
 */
export const withNewLines = async (
  newLines: readonly NewLine[],
  script: string,
): Promise<{ readonly typeErrors: readonly string[]; readonly result: unknown }> => {
  const cache = join(ROOT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'new-line-'))
  try {
    cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true })
    for (const newLine of newLines) insert(folder, newLine)
    const [file, bundle] = [join(folder, 'script.ts'), join(folder, 'script.mjs')]
    writeFileSync(file, script)
    await build({ entryPoints: [file], outfile: bundle, bundle: true, format: 'esm', packages: 'external' })
    const { default: run } = (await import(/* @vite-ignore */ pathToFileURL(bundle).href)) as {
      default: () => Promise<unknown>
    }
    return { typeErrors: typeErrors(file), result: await run() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
