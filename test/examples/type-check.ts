import { dirname, join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './snippets.ts'

/** The compiler's complaints about these files, by their names, as if they were in one folder of this repository. */
export const typeCheck = (files: Readonly<Record<string, string>>): readonly string[] => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, ROOT)
  // A document shows less than a whole app: what it does not use it may define.
  const all = { ...options, jsx: ts.JsxEmit.Preserve, jsxImportSource: 'solid-js', noUnusedLocals: false }
  const host = ts.createCompilerHost(all)
  const folder = join(ROOT, 'test/examples/checked')
  const textOf = (path: string): string | undefined =>
    dirname(path) === folder ? files[path.slice(folder.length + 1)] : undefined
  const program = ts.createProgram({
    rootNames: Object.keys(files).map((name) => join(folder, name)),
    options: all,
    host: {
      ...host,
      directoryExists: (path) => path === folder || ts.sys.directoryExists(path),
      fileExists: (path) => textOf(path) !== undefined || host.fileExists(path),
      readFile: (path) => textOf(path) ?? host.readFile(path),
      getSourceFile: (path, version, ...rest) => {
        const text = textOf(path)
        return text === undefined
          ? host.getSourceFile(path, version, ...rest)
          : ts.createSourceFile(path, text, version, true)
      },
    },
  })
  // Not of what they import: that is checked with the rest of the repository.
  const checked = program.getSourceFiles().filter(({ fileName }) => textOf(fileName) !== undefined)
  return checked
    .flatMap((file) => ts.getPreEmitDiagnostics(program, file))
    .map(({ messageText, file, start = 0 }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
      return `${file?.fileName.slice(folder.length + 1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
}
