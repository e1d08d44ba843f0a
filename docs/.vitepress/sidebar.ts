import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DefaultTheme } from 'vitepress'

/** Pages by group, in the order in which a reader needs them: the name of the file, without its ending, and its title. */
const GROUPS: readonly (readonly [title: string, pages: readonly (readonly [path: string, title: string])[]])[] = [
  [
    'Start',
    [
      ['start', 'Five minutes'],
      ['about/readme', 'Overview'],
      ['playground', 'Playground'],
    ],
  ],
  ['Sign up', [['ways-to-sign-up', 'Every way to sign up']]],
  [
    'Sign in',
    [
      ['sign-in', 'Passwords, codes, factors'],
      ['ways-to-sign-in', 'Every other way'],
    ],
  ],
  [
    'State and steps',
    [
      ['next-step', '$nextStep, drawn'],
      ['advance', 'One form for every screen'],
    ],
  ],
  [
    'Frameworks',
    [
      ['react', 'React'],
      ['vue', 'Vue'],
      ['frameworks', 'Svelte, Solid and others'],
      ['server-and-bundlers', 'Servers and bundlers'],
    ],
  ],
  [
    'Forms',
    [
      ['forms', 'Form libraries'],
      ['messages', 'Messages in your words'],
    ],
  ],
  [
    'Testing',
    [
      ['testing', 'Test with the mock'],
      ['testing-sign-in', 'Test a sign-in'],
    ],
  ],
  [
    'Guides',
    [
      ['migration', 'From the official client'],
      ['server-side-verification', 'Verify the token'],
      ['security', 'Security'],
      ['popups', 'Popups'],
    ],
  ],
  [
    'Reference',
    [
      ['options', 'Options'],
      ['errors', 'Errors'],
      ['differences', 'Differences on purpose'],
      ['findings', 'Findings, each with its test'],
      ['reference/index', 'API'],
      ['about/changelog', 'Changelog'],
    ],
  ],
  ['Questions', [['faq', 'FAQ']]],
]

/** Pages that are made of files outside this folder. */
const MADE = /^about\//

const exists = (path: string): boolean =>
  MADE.test(path) || existsSync(fileURLToPath(new URL(`../${path}.md`, import.meta.url)))

/** Every group that has a page. A page that is not written yet is left out. */
export const sidebar: DefaultTheme.SidebarItem[] = GROUPS.map(([text, pages]) => ({
  text,
  items: pages
    .filter(([path]) => exists(path))
    .map(([path, title]) => ({ text: title, link: `/${path.replace(/index$/, '')}` })),
})).filter(({ items }) => items.length > 0)
