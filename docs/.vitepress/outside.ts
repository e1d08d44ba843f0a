import { posix } from 'node:path'

/** Pages that show a file of the repository outside this folder. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  'about/readme.md': 'README.md',
  'about/changelog.md': 'CHANGELOG.md',
  'about/contributing.md': 'CONTRIBUTING.md',
}

const PAGES = new Map(Object.entries(OUTSIDE).map(([page, file]) => [file, page]))

const isRelative = (href: string): boolean => !/^(?:[a-z]+:|\/|#)/.test(href)

/**
 * Where a link of the repository leads on this site: from a page, by its path below this folder. `null`: to a file that is
 * not on the site.
 */
export const linkOnSite = (page: string, href: string): string | null => {
  if (!isRelative(href)) return href
  const [path = '', anchor] = href.split('#')
  const file = posix.join(posix.dirname(OUTSIDE[page] ?? `docs/${page}`), path)
  const target = PAGES.get(file) ?? (file.startsWith('docs/') ? file.slice('docs/'.length) : null)
  if (target === null) return null
  return `/${target}${anchor === undefined ? '' : `#${anchor}`}`
}

/** The same for a picture, which the bundler finds by a relative path. */
export const pictureOnSite = (page: string, source: string): string => {
  const link = isRelative(source) ? linkOnSite(page, source) : null
  if (link === null) return source
  const path = posix.relative(posix.dirname(page), link.slice(1))
  return path.startsWith('.') ? path : `./${path}`
}
