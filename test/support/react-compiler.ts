import { transformAsync } from '@babel/core'

/** Compiles the components of the tests as an app that uses the React Compiler does. */
export const reactCompiler = {
  name: 'react-compiler',
  enforce: 'pre' as const,
  transform: async (code: string, id: string) => {
    if (!/test\/adapters\/guides\/.*\.tsx$/.test(id)) return null
    const compiled = await transformAsync(code, {
      filename: id,
      babelrc: false,
      configFile: false,
      sourceMaps: true,
      parserOpts: { plugins: ['typescript', 'jsx'] },
      plugins: ['babel-plugin-react-compiler'],
    })
    if (!compiled?.code?.includes('react/compiler-runtime')) throw new Error(`${id} has no compiled component`)
    return compiled?.code ? { code: compiled.code, map: compiled.map ?? null } : null
  },
}
