import { computed, type ReadableAtom } from 'nanostores'

/** Groups with members that change: each view has its own. */
const GROUPS = ['verifications', 'emailLink']

/**
 * An object with all that an interface of an attempt has. Its members are read from `source` at the time of the access;
 * its methods and stores are those of the interface.
 *
 * The interface itself is one object for ever: a framework that compares objects would never see a change of it.
 */
const viewOf = <Face extends object>(face: Face, source: Face = face): Face => {
  const view = (name: string, { enumerable = false, value, get }: PropertyDescriptor): PropertyDescriptor => {
    const read = (from: Face): unknown => Reflect.get(from, name)
    if (GROUPS.includes(name)) return { enumerable, value: viewOf(read(face) as Face, read(source) as Face) }
    return get ? { enumerable, get: () => read(name.startsWith('$') ? face : source) } : { enumerable, value }
  }
  // What the interface inherits, such as its stores, the view has of the interface.
  return Object.create(
    face,
    Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(face)).map(([name, property]) => [name, view(name, property)]),
    ),
  ) as Face
}

/** The stores of an attempt that say that it has changed. */
interface Attempt {
  readonly $state: ReadableAtom<unknown>
  readonly $canBeDiscarded: ReadableAtom<boolean>
  readonly $existingSession: ReadableAtom<unknown>
}

/** A view that is a new one when the attempt has changed, or has loaded. Not for `fetching`: an effect would run again. */
export const viewStore = <Face extends object>(
  attempt: Attempt,
  $status: ReadableAtom<unknown>,
  face: Face,
  source: Face,
): ReadableAtom<Face> =>
  computed([attempt.$state, $status, attempt.$canBeDiscarded, attempt.$existingSession], () => viewOf(face, source))
