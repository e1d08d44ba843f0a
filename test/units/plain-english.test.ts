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
  'could not be had': 'failed to load',
  'laid over': 'merged into',
  'lives on': 'stays',
  '(?<!there )is none': '"is invalid", "has no …" or "counts as absent"',
  'person|persons': 'user',
  'asker|askers': 'caller',
  'remedy|remedies': 'retry rule, or what to do',
  'lesson|lessons': 'what is learned, or the name of the thing',
  'denial|denials': 'what the error response says',
}

interface Exception {
  readonly reason: string
  /** Where the texts may stand. */
  readonly in: RegExp
  /** Whole texts, each longer than the word itself. */
  readonly texts: readonly string[]
}

const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'The option `answers` of the mock, with its type and its members, is published.',
    in: /^(src\/testing\/|CHANGELOG\.md)/,
    texts: [
      '`answers`',
      'AnswerSettings',
      'clientOnRefusal',
      'readonly answers:',
      'readonly answers?:',
      'instance.answers',
      'changes.answers',
      'answers: merge(',
      'answers: { clientIn',
      '({ answers })',
      'limits, answers, sessionTasks',
      "'answers', answers, {}",
      'answers.clientIn',
      'answers.completeSignUp',
      'answers.clientOnRefusal',
    ],
  },
]

/** How many words of each folder still have to go; none where a folder is not listed. Only ever lower these. */
const NOT_YET: Readonly<Record<string, number>> = {
  src: 17,
  'src/api': 3,
  'src/browser': 8,
  'src/calls': 42,
  'src/challenges': 9,
  'src/command': 24,
  'src/session': 1,
  'src/sign-up': 32,
  'src/testing': 16,
  'src/testing/backend': 37,
  'src/testing/challenges': 25,
  'src/testing/environment': 34,
  'src/testing/faults': 18,
  'src/testing/node': 26,
  'src/testing/oauth': 55,
  'src/testing/server': 134,
  'src/testing/sessions': 2,
  'src/testing/sign-ins': 16,
  'src/testing/sign-ups': 31,
  'src/testing/tickets': 10,
  'src/testing/users': 6,
  'src/testing/verifications': 46,
  'src/testing/wallets': 30,
}

const CHECKED =
  /^(src\/.+\.ts|docs\/.+\.md|examples\/.+\.(ts|mts|mjs|js|html|css|md)|(README|CONTRIBUTING|CHANGELOG)\.md)$/

const files = ['src', 'docs', 'examples']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .concat(readdirSync(ROOT))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => CHECKED.test(file))

/** The words of a line, those of names apart: `readAnswer` and `read_answer` are "read answer". */
const wordsOf = (line: string): string => line.replace(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll('_', ' ')

/** `line` without the texts that may stand in this file. */
const withoutExceptions = (file: string, line: string): string =>
  EXCEPTIONS.flatMap(({ in: place, texts }) => (place.test(file) ? texts : [])).reduce(
    (left, text) => left.replaceAll(text, ''),
    line,
  )

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
    wordsIn(withoutExceptions(file, line)).map((found) => `${file}:${number}: ${found}`),
  )

/** `src/api`, `src/testing/oauth`; `src` itself for a file that is in no folder. */
const folderOf = (file: string): string =>
  /^src\/(?:testing\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? file.slice(0, file.lastIndexOf('/'))

const sources = files.filter((file) => file.startsWith('src/'))

test('documents and examples are in plain English', () => {
  expect(files.filter((file) => !file.startsWith('src/')).flatMap(findIn)).toEqual([])
})

test.each([...new Set(sources.map(folderOf))])(
  '%s is in plain English, but for the words that are not gone yet',
  (folder) => {
    const found = sources.filter((file) => folderOf(file) === folder).flatMap(findIn)
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(NOT_YET[folder] ?? 0)
  },
)

test('no folder is listed that is not there any more', () => {
  expect(Object.keys(NOT_YET).filter((folder) => !sources.some((file) => folderOf(file) === folder))).toEqual([])
})

test('a word is found in a comment, in a name, and in the name of a file', () => {
  const found = ['// Told of it.', 'const readAnswer = ()', 'LAST_REFUSAL', 'src/remedies.ts', 'a success that is none']
  for (const text of found) expect(wordsIn(text), text).toHaveLength(1)
  for (const text of ['when there is none', 'personal_sign', 'foretold']) expect(wordsIn(text), text).toEqual([])
})
