import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/** Words of a private dialect, and what to write instead. Words of names count, too: `readAnswer` has "answer". */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  'tell|tells|telling|told': 'say, pass, report, return or distinguish',
  'somebody|nobody|whoever': 'name the role: user, client, caller, browser',
  'answer|answers|answered|answering': 'response, return or respond',
  'refusal|refusals|refuse|refuses|refused|refusing': 'error response, reject or "does not accept"',
  '(?:could not|cannot) be had': 'failed to load, or cannot be read',
  'laid over': 'merged into',
  'lives on': 'stays',
  '(?<!there )is none': '"is invalid", "has no …" or "counts as absent"',
  'person|persons': 'user',
  'asker|askers': 'caller',
  'remedy|remedies': 'retry rule, or what to do',
  'lesson|lessons': 'what is learned, or the name of the thing',
  'denial|denials': 'what the error response says',
}

const CHECKED =
  /^(src\/.+\.tsx?|test\/.+\.(tsx?|md)|docs\/(?!reference\/).+\.md|examples\/.+\.(tsx?|mts|mjs|js|html|css|svelte|vue|md)|(README|CONTRIBUTING|CHANGELOG)\.md)$/

/** The list above has them all. */
const THIS_FILE = 'test/units/plain-english.test.ts'

const files = ['src', 'test', 'docs', 'examples']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .concat(readdirSync(ROOT))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => CHECKED.test(file) && file !== THIS_FILE && !/\/(node_modules|dist)\//.test(file))

/** Names in recordings, which are data: of a member, and of a file. */
const RECORDED: Readonly<Record<string, RegExp>> = {
  'test/conformance/recording.ts': /\banswers\?:/g,
  'test/conformance/passkeys.ts': /\banswers: responses\b/g,
  'test/conformance/fixtures/README.md': /`answers`/g,
  'test/conformance/differences-sign-in.ts': /'sign-in-prepare-refused'/g,
}

/** The words of a line, those of names apart: `readAnswer` and `read_answer` are "read answer". */
const wordsOf = (line: string): string => line.replace(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll('_', ' ')

const patterns = Object.entries(REPLACEMENTS).map(
  ([words, replacement]) => [new RegExp(`\\b(?:${words})\\b`, 'gi'), replacement] as const,
)

/** Each word of a text that is in the list, with what to write instead. */
const wordsIn = (text: string): readonly string[] =>
  patterns.flatMap(([pattern, replacement]) =>
    [...wordsOf(text).matchAll(pattern)].map(([word]) => `${word} → ${replacement}`),
  )

/** Each place of a file, as `file:line: word → replacement`. The name of the file is line 0. */
const findIn = (file: string): readonly string[] =>
  [file, ...readFileSync(join(ROOT, file), 'utf8').split('\n')].flatMap((line, number) =>
    wordsIn(line.replace(RECORDED[file] ?? '', '')).map((found) => `${file}:${number}: ${found}`),
  )

test('sources, tests, documents and examples are in plain English', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(findIn)).toEqual([])
})
