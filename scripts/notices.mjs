// The licences of what is inside the built files: a plugin for tsup.config.ts.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)/
const LICENCE = /^licen[cs]e(\.|$)/i

/**
 * Writes which packages are inside which files, with their licences. All builds share one, since they make one package;
 * the build that ends last writes the whole.
 */
export const notices = (file) => {
  const filesByPackage = new Map()
  return {
    name: 'notices',
    setup: ({ onEnd }) => {
      onEnd(({ metafile }) => {
        for (const [output, { inputs }] of Object.entries(metafile?.outputs ?? {})) {
          for (const name of packagesOf(inputs)) {
            if (!filesByPackage.has(name)) filesByPackage.set(name, new Set())
            filesByPackage.get(name).add(output)
          }
        }
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, textOf(filesByPackage))
      })
    },
  }
}

function packagesOf(inputs) {
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return new Set(used.flatMap(([path]) => PACKAGE.exec(path)?.[1] ?? []))
}

function textOf(filesByPackage) {
  const names = [...filesByPackage.keys()].sort()
  const parts = names.map((name) => noticeOf(name, [...filesByPackage.get(name)].sort()))
  return ['These packages are inside files of headless-signup.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`)
}

function noticeOf(name, files) {
  const folder = join(ROOT, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const licence = readdirSync(folder).find((entry) => LICENCE.test(entry))
  if (!licence) throw new Error(`${name} has no file with its licence.`)
  const text = readFileSync(join(folder, licence), 'utf8').trim()
  return `${name} ${version} (${license}), in:\n${files.map((file) => `  ${file}\n`).join('')}\n${text}\n`
}
