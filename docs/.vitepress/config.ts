import { defineConfig } from 'vitepress'
import { linksOfRepository } from './markdown.ts'
import { writePlayground } from './playground.ts'
import { sidebar } from './sidebar.ts'

export default defineConfig({
  lang: 'en',
  title: 'headless-signup',
  description: 'Sign-up and sign-in for your own screens: a small typed client, reactive stores and a mock server.',
  transformHead: ({ siteConfig }) => [
    ['link', { rel: 'icon', href: `${siteConfig.site.base}logo.svg`, type: 'image/svg+xml' }],
  ],
  metaChunk: true,
  // No page of VitePress: `buildEnd` writes it.
  ignoreDeadLinks: [/playground-app/],
  markdown: { config: linksOfRepository },
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
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
    search: { provider: 'local' },
    externalLinkIcon: true,
    footer: { message: 'MIT licence' },
  },
  buildEnd: ({ outDir, site }) => writePlayground({ outDir, base: site.base }),
})
