import { join } from 'node:path'
import ts from 'typescript'
import { ROOT, type Snippet } from './snippets.ts'

/** What the compiler says about snippets, with the options of this project, each as a module of its own. */
export const typeErrorsOf = (snippets: readonly Snippet[], globals: string): readonly string[] => {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, ROOT)
  const files = new Map([
    [join(ROOT, 'snippets/globals.d.ts'), globals],
    ...snippets.map(({ name, code }) => [join(ROOT, 'snippets', String(name)), `${code}\nexport {}\n`] as const),
  ])
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path)
    return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version)
  }
  const unused = { noUnusedLocals: false, noUnusedParameters: false }
  const program = ts.createProgram([...files.keys()], { ...options, ...unused }, host)
  return [...files.keys()]
    .map((path) => program.getSourceFile(path))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}
