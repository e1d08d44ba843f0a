import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Converter } from 'typedoc'

const ROOT = new URL('../../', import.meta.url)
const { name, exports } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))

/** The source of an entry of the package: of `./testing/msw`, for example. `undefined`: it has none of its own. */
const sourceOf = (entry) => {
  const path = `src/${entry === '.' ? 'index' : entry.slice(2)}`
  return [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`]
    .map((file) => fileURLToPath(new URL(file, ROOT)))
    .find((file) => existsSync(file))
}

/** Each entry has the name that it is imported by. */
const nameModules = ({ converter }) =>
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children) module.name = module.name === 'index' ? name : `${name}/${module.name}`
  })

export default {
  plugin: ['typedoc-plugin-markdown', nameModules],
  entryPoints: Object.keys(exports).flatMap((entry) => sourceOf(entry) ?? []),
  out: '../reference',
  tsconfig: '../../tsconfig.json',
  name: 'API',
  readme: 'none',
  entryFileName: 'index',
  outputFileStrategy: 'members',
  membersWithOwnFile: ['Class', 'Interface', 'Function'],
  disableSources: true,
  hidePageHeader: true,
  hideGroupHeadings: true,
  // `npm run typecheck` finds them.
  skipErrorChecking: true,
  // Types that only describe others stay where they are used.
  validation: { notExported: false },
  logLevel: 'Warn',
}
