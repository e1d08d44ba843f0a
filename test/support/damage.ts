/** Where something stands in a body: the names and indexes that lead there. */
export type Path = readonly (string | number)[]

type Container = Record<string | number, unknown>

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

/** Every place in a body, at any depth, the body itself aside. */
export const placesIn = (value: unknown, path: Path = []): Path[] =>
  isContainer(value)
    ? Object.entries(value).flatMap(([name, member]) => {
        const place = [...path, Array.isArray(value) ? Number(name) : name]
        return [place, ...placesIn(member, place)]
      })
    : []

const deep = (depth: number): unknown => {
  let value: unknown = []
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value }
  return value
}

/** What may stand in place of a value. `missing` stands for the absence of the member. */
export const DAMAGES: Readonly<Record<string, unknown>> = {
  missing: undefined,
  null: null,
  'a boolean': true,
  'a number': 7,
  'a huge number': 1.7e308,
  'a negative number': -1,
  'an empty string': '',
  'a string': 'odd',
  'a huge string': 'x'.repeat(50_000),
  'an empty list': [],
  'a list': [null, 1, 'x', {}, []],
  'an empty object': {},
  'an object': { odd: true, __proto__: null },
  'a deep value': deep(2_000),
}

/** The body with one place damaged. */
export const damaged = <Body>(body: Body, path: Path, damage: unknown): Body => {
  // A part that stands in the body twice is damaged in one place only.
  const copy: Body = JSON.parse(JSON.stringify(body))
  const holder = path.slice(0, -1).reduce<unknown>((value, name) => (value as Container)[name], copy) as Container
  const name = path[path.length - 1] ?? ''
  if (damage !== undefined) holder[name] = damage
  else if (Array.isArray(holder)) holder.splice(Number(name), 1)
  else delete holder[name]
  return copy
}
