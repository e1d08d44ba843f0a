import { readSnippets, type Snippet } from './snippets.ts'

export const snippets = await readSnippets('docs/testing.md')

/** The code of a block of docs/testing.md, by the file that it names. */
export const codeOf = (name: string): string => {
  const found = snippets.find((snippet: Snippet) => snippet.name === name)
  if (!found) throw new Error(`docs/testing.md has no block that begins with // ${name}`)
  return found.code
}
