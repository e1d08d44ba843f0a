import { compileScript, parse } from 'vue/compiler-sfc'

/** A component in one file as a module in TypeScript, its template included. */
export const compileVue = (filename: string, source: string): string => {
  const { descriptor, errors } = parse(source, { filename })
  if (errors.length > 0) throw errors[0]
  return compileScript(descriptor, { id: filename, inlineTemplate: true }).content
}
