import { expect, test } from 'vitest'
import { share } from '../../src/state/share.ts'

test('an equal value is the value of before', () => {
  const before = { a: [1, { b: new Date(5), c: new URL('https://a.test') }], d: null }
  expect(share(before, { a: [1, { b: new Date(5), c: new URL('https://a.test') }], d: null })).toBe(before)
})

test('what changed is new, what did not is the same', () => {
  const before = { changed: { a: 1 }, kept: { b: 2 } }
  const after = share(before, { changed: { a: 2 }, kept: { b: 2 } })
  expect(after).toEqual({ changed: { a: 2 }, kept: { b: 2 } })
  expect(after.kept).toBe(before.kept)
  expect(after.changed).not.toBe(before.changed)
})

test.each([
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { a: 1, b: undefined }],
  [[1, 2], [1]],
  [[], {}],
  [{ a: new Date(1) }, { a: new Date(2) }],
  [null, {}],
])('%o and %o are not equal', (before, after) => {
  expect(share(before, after)).toEqual(after)
  expect(share(before, after)).not.toBe(before)
})

test('an object of a class is still one', () => {
  class Item {
    readonly code: string
    constructor(code: string) {
      this.code = code
    }
  }
  const item = share(null, new Item('a'))
  expect(item).toBeInstanceOf(Item)
  expect(share(item, new Item('a'))).toBe(item)
  expect(share(item, new Item('b'))).toEqual(new Item('b'))
})

test('what is shared cannot be changed', () => {
  const state = share(null, { list: [1] })
  expect(() => state.list.push(2)).toThrow(TypeError)
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a key like any other', (key) => {
  const json = (value: string): unknown => JSON.parse(`{"${key}":${value},"plan":"pro"}`)
  const first = share(undefined, json('{"a":1}'))
  expect(JSON.stringify(first)).toBe(`{"${key}":{"a":1},"plan":"pro"}`)
  expect(Object.getPrototypeOf(first)).toBe(Object.prototype)
  expect(share(first, json('{"a":1}'))).toBe(first)
  expect(JSON.stringify(share(first, json('2')))).toBe(`{"${key}":2,"plan":"pro"}`)
  expect(Object.keys(share({ plan: 'pro' }, json('null')) as object)).toEqual([key, 'plan'])
})
