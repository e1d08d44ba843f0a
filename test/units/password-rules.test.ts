import { expect, test } from 'vitest'
import { brokenRules, judgeStrength } from '../../src/shapes/password-rules.ts'
import { decodeEnvironment } from '../support/decode.ts'

type Rules = Readonly<Record<string, unknown>>

const rulesOf = (rules: Rules) => decodeEnvironment({ user_settings: { password_settings: rules } }).passwordSettings

const special = (allowed_special_characters: string): Rules => ({
  require_special_char: true,
  allowed_special_characters,
})

test.each<[what: string, password: string, rules: Rules, broken: string[]]>([
  ['no rule', '', {}, []],
  ['too short', 'abcde', { min_length: 6 }, ['min_length']],
  ['(F63) as short as the server allows, below 8', 'abcdef', { min_length: 6 }, []],
  ['(F41) exactly as long as allowed', 'abcdef', { max_length: 6 }, []],
  ['one too long', 'abcdefg', { max_length: 6 }, ['max_length']],
  ['(F63) as long as the server allows, above 72', 'a'.repeat(100), { max_length: 100 }, []],
  ['a zero is no limit', 'a'.repeat(500), { min_length: 0, max_length: 0 }, []],
  ['a character outside the basic plane is one', '🐎🐎🐎', { min_length: 4, max_length: 5 }, ['min_length']],
  ['no number', 'abc', { require_numbers: true }, ['require_numbers']],
  ['a number', 'abc1', { require_numbers: true }, []],
  ['no lowercase', 'ABC', { require_lowercase: true }, ['require_lowercase']],
  ['no uppercase', 'abc', { require_uppercase: true }, ['require_uppercase']],
  ['no special character', 'abc1A', special(''), ['require_special_char']],
  ['any punctuation', 'abc~', special(''), []],
  ['a backslash is not among it', 'abc\\', special(''), ['require_special_char']],
  ['a letter within the bounds of punctuation', 'abcZ', special('+-z'), ['require_special_char']],
  ['(F41) ^ is itself', 'abc', special('^a'), []],
  ['(F41) ^ does not negate', 'bcd', special('^a'), ['require_special_char']],
  ['(F41) - is no range', 'a5', special('!-~'), ['require_special_char']],
  ['(F41) a backslash is itself', 'a\\', special('\\d'), []],
  ['(F41) a backslash begins no class', '5', special('\\d'), ['require_special_char']],
  ['(F41) a second bracket is itself', 'a]', special('[]]'), []],
  ['(F41) brackets end nothing', 'ab', special('[]][x'), ['require_special_char']],
  [
    'several at once',
    'a',
    { min_length: 8, require_numbers: true, require_uppercase: true },
    ['min_length', 'require_numbers', 'require_uppercase'],
  ],
])('%s: %j', (_what, password, rules, broken) => {
  const found = brokenRules(password, rulesOf(rules))
  expect(Object.keys(found).sort()).toEqual(broken)
  expect(Object.values(found).every((value) => value)).toBe(true)
  expect(Object.isFrozen(found)).toBe(true)
})

test.each<[score: number, least: number, state: string, keys: string[]]>([
  [4, 0, 'excellent', []],
  [3, 3, 'excellent', []],
  [3, 4, 'fail', ['notEnough', 'suggestions.anotherWord', 'suggestions.l33t']],
  [2, 2, 'pass', ['couldBeStronger']],
  [0, 0, 'pass', ['couldBeStronger']],
  [1, 2, 'fail', ['notEnough', 'suggestions.anotherWord', 'suggestions.l33t']],
])('a score of %i where %i is needed: %s', (score, least, state, keys) => {
  const result = { score, feedback: { warning: null, suggestions: ['anotherWord', 'l33t'] } }
  expect(judgeStrength(result, rulesOf({ min_zxcvbn_strength: least }))).toEqual({
    state,
    ...(keys.length > 0 ? { keys: keys.map((key) => `unstable__errors.zxcvbn.${key}`) } : {}),
    result,
  })
})
