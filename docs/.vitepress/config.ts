import { defineConfig } from 'vitepress'
import { linksOfRepository, slugOf } from './markdown.ts'
import { writePlayground } from './playground.ts'
import { search } from './search.ts'
import { sidebar } from './sidebar.ts'

export default defineConfig({
  lang: 'en',
  title: 'headless-signup',
  description: 'Sign-up and sign-in for your own screens: a small typed client, reactive stores and a mock server.',
  transformHead: ({ siteConfig }) => [
    ['link', { rel: 'icon', href: `${siteConfig.site.base}logo.svg`, type: 'image/svg+xml' }],
  ],
  metaChunk: true,
  markdown: {
    config: linksOfRepository,
    anchor: { slugify: slugOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  // The index of the search is one chunk, which loads when it is first opened: kB.
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  transformPageData: ({ relativePath, frontmatter }) => {
    // Their drawings and frames need the width.
    if (['next-step.md', 'playground.md'].includes(relativePath)) frontmatter.aside = false
  },
  themeConfig: {
    logo: '/logo.svg',
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Playground', link: '/playground' },
      { text: 'Errors', link: '/errors' },
      { text: 'FAQ', link: '/faq' },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local', options: search },
    externalLinkIcon: true,
    footer: { message: 'MIT licence' },
  },
  buildEnd: ({ outDir, site }) => writePlayground({ outDir, base: site.base }),
})
