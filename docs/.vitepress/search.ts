import type { DefaultTheme } from 'vitepress'

type Options = NonNullable<DefaultTheme.LocalSearchOptions>

/** A name, and the first paragraph below it. A section without a text is not found at all. */
const summaryOf = (section: string): string => {
  const [heading = ''] = /^<h[1-3][\s\S]*?<\/h[1-3]>/.exec(section) ?? []
  const [paragraph = '<p>API</p>'] = /<p>[\s\S]*?<\/p>/.exec(section) ?? []
  return heading && heading + paragraph
}

/** Of the API, names and their first sentences are found: with all of it, the index would be three times as large. */
export const search: Options = {
  _render: (source, env, markdown) => {
    const html = markdown.render(source, env)
    return env.relativePath.startsWith('reference/')
      ? html
          .split(/(?=<h[1-6])/)
          .map(summaryOf)
          .join('')
      : html
  },
}
