import type { MarkdownOptions } from 'vitepress'
import { linkOnSite, pictureOnSite } from './outside.ts'

type Markdown = Parameters<NonNullable<MarkdownOptions['config']>>[0]
type Token = ReturnType<Markdown['parse']>[number]

/** The link becomes plain text. */
const unlink = (token: Token): void => {
  token.hidden = true
  token.type = 'text'
  token.tag = ''
  token.nesting = 0
  token.content = ''
}

const adapt = (page: string, tokens: readonly Token[]): void => {
  let isPlain = false
  for (const token of tokens) {
    if (token.type === 'image') token.attrSet('src', pictureOnSite(page, token.attrGet('src') ?? ''))
    if (token.type === 'link_open') {
      const link = linkOnSite(page, token.attrGet('href') ?? '')
      isPlain = link === null
      if (link === null) unlink(token)
      else token.attrSet('href', link)
    } else if (token.type === 'link_close' && isPlain) {
      isPlain = false
      unlink(token)
    }
  }
}

/** Links lead to the same place here as in the repository. */
export const linksOfRepository = (markdown: Markdown): void => {
  markdown.core.ruler.push('links_of_repository', ({ env, tokens }) => {
    for (const { children } of tokens) if (children) adapt(env.relativePath, children)
  })
}

/** The anchor of a heading, as GitHub makes it. */
export const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
