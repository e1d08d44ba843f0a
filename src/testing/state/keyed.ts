/** The keys of an item. */
interface Keys<Item> {
  /** Its unique name, or `null`. */
  readonly nameOf: (item: Item) => string | null
  /** The groups that it belongs to. */
  readonly groupsOf: (item: Item) => readonly string[]
}

/** The positions of the items. It may lag behind an array that grew. */
interface Index<Item> extends Keys<Item> {
  readonly names: Map<string, number>
  readonly groups: Map<string, number[]>
  size: number
}

const INDEX = Symbol('index')

/** An array with an index, so that a server with many clients is as fast as one with few. */
export type Keyed<Item> = Item[] & { readonly [INDEX]: Index<Item> }

/** Creates an empty one. The index is not enumerable, so that it compares, and is copied, like a plain array. */
export const createKeyed = <Item>(
  nameOf: Keys<Item>['nameOf'],
  groupsOf: Keys<Item>['groupsOf'] = () => [],
): Keyed<Item> => {
  const index: Index<Item> = { nameOf, groupsOf, names: new Map(), groups: new Map(), size: 0 }
  return Object.defineProperty([], INDEX, { value: index }) as unknown as Keyed<Item> // TypeScript does not see the symbol.
}

/** Creates an empty one, for items whose name is their id. */
export const createKeyedById = <Item extends { readonly id: string }>(groupsOf?: Keys<Item>['groupsOf']): Keyed<Item> =>
  createKeyed(({ id }) => id, groupsOf)

const join = ({ groups }: Index<never>, group: string, position: number): void => {
  const members = groups.get(group)
  if (!members) groups.set(group, [position])
  else if (position > (members.at(-1) ?? -1)) members.push(position)
  else
    groups.set(
      group,
      [...new Set([...members, position])].sort((one, other) => one - other),
    )
}

const leave = ({ groups }: Index<never>, group: string, position: number): void => {
  const others = groups.get(group)?.filter((member) => member !== position) ?? []
  if (others.length) groups.set(group, others)
  else groups.delete(group)
}

const note = <Item>(index: Index<Item>, item: Item, position: number): void => {
  const name = index.nameOf(item)
  if (name !== null) index.names.set(name, position)
  for (const group of index.groupsOf(item)) join(index, group, position)
}

const forget = <Item>(index: Index<Item>): void => {
  index.names.clear()
  index.groups.clear()
  index.size = 0
}

/** The index, after adding what was appended to the array. */
const indexOf = <Item>(items: Keyed<Item>): Index<Item> => {
  const index = items[INDEX]
  for (; index.size < items.length; index.size += 1) note(index, items[index.size] as Item, index.size)
  return index
}

/** Finds the item with this name. */
export const find = <Item>(items: Keyed<Item>, name: string | null): Item | undefined => {
  const position = name === null ? undefined : indexOf(items).names.get(name)
  return position === undefined ? undefined : items[position]
}

/** Finds the items of a group, in the order of the array. */
export const findAll = <Item>(items: Keyed<Item>, group: string): readonly Item[] =>
  (indexOf(items).groups.get(group) ?? []).map((position) => items[position] as Item)

/** Stores an item: replaces the one with its name, or appends it. */
export const put = <Item>(items: Keyed<Item>, item: NoInfer<Item>): Item => {
  const index = indexOf(items)
  const position = index.names.get(index.nameOf(item) ?? '') ?? items.length
  const before = items[position]
  items[position] = item
  if (before === undefined) return item
  const groups = index.groupsOf(item)
  for (const group of index.groupsOf(before)) if (!groups.includes(group)) leave(index, group, position)
  for (const group of groups) join(index, group, position)
  return item
}

/** Removes the item with this name. Returns whether there was one. */
export const remove = <Item>(items: Keyed<Item>, name: string): boolean => {
  const position = indexOf(items).names.get(name)
  if (position === undefined) return false
  items.splice(position, 1)
  forget(items[INDEX]) // Everything behind it moved.
  return true
}

/** Replaces all items. */
export const refill = <Item>(items: Keyed<Item>, others: readonly Item[]): void => {
  items.length = 0
  forget(items[INDEX])
  for (const other of others) items.push(other)
}
