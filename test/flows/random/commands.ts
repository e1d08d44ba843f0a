import * as fc from 'fast-check'
import { type Action, create, type Face, reload, update } from './actions.ts'
import { changeOneThing, fillInOne, finish, mistype, obey, typeOldCode } from './by-the-book.ts'
import { attempt, type Code, prepare } from './code-actions.ts'
import { type Command, command } from './command.ts'
import { advance, configure, overtake, throughProvider, withTicket } from './elsewhere.ts'
import { createAndReset, newPage, overlapping, reset } from './giving-up.ts'
import { type Body, VERIFIED } from './model.ts'
import { perform, TROUBLES, type Trouble } from './perform.ts'
import { HOUR, randomChange, TAKEN } from './settings.ts'

const faces = fc.constantFrom<Face>('signUp', 'future')

const bodies: fc.Arbitrary<Body> = fc.record(
  {
    emailAddress: fc.constantFrom(
      'ada@example.test',
      'grace@example.test',
      'ADA@example.test',
      TAKEN.emailAddress,
      'not an address',
      '',
    ),
    phoneNumber: fc.constantFrom('+447700900143', '+447700900144', TAKEN.phoneNumber, '555'),
    username: fc.constantFrom('ada_lovelace', 'grace_hopper', TAKEN.username, 'ada'),
    firstName: fc.constantFrom('Ada', 'Grace', ''),
    lastName: fc.constantFrom('Lovelace', 'Hopper', ''),
    password: fc.constantFrom('correct horse 42', 'short'),
    legalAccepted: fc.boolean(),
  },
  { requiredKeys: [] },
)

const fields = fc.constantFrom(...VERIFIED)
const codes = fc.constantFrom<Code>('right', 'right', 'wrong', 'first', 'empty')

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(faces, bodies).map(([face, body]) => create(face, body)),
  fc.tuple(faces, bodies).map(([face, body]) => update(face, body)),
  fc.tuple(faces, fields).map(([face, field]) => prepare(face, field)),
  fc.tuple(faces, fields, codes).map(([face, field, code]) => attempt(face, field, code)),
  fc.constant(reload),
)

const done = (action: Action, trouble?: Trouble): Command =>
  command(trouble ? `${action.label}, with ${trouble}` : action.label, (world) => perform(world, action, trouble))

/** Everything that may happen, the usual more often than the rare. */
export const randomCommands = [
  faces.map(obey),
  faces.map(obey),
  faces.map(obey),
  fc.tuple(faces, fc.nat({ max: 6 })).map(([face, index]) => fillInOne(face, index)),
  fc.tuple(faces, fc.nat({ max: 6 })).map(([face, index]) => fillInOne(face, index)),
  fc.tuple(faces, fc.nat({ max: 1 })).map(([face, index]) => changeOneThing(face, index)),
  fc.tuple(faces, fc.integer({ min: 1, max: 3 })).map(([face, times]) => mistype(face, times)),
  faces.map(typeOldCode),
  actions.map((action) => done(action)),
  actions.map((action) => done(action)),
  actions.map((action) => done(action)),
  fc.tuple(actions, fc.constantFrom(...TROUBLES)).map(([action, trouble]) => done(action, trouble)),
  fc.tuple(actions, actions).map(([first, second]) => overlapping(first, second)),
  faces.map(reset),
  bodies.map(createAndReset),
  faces.map((face) => command(`${face}.finalize()`, (world) => finish(world, face))),
  fc.constant(newPage),
  fc.constantFrom(1_000, 40_000, 600_000, 25 * HOUR).map(advance),
  fc.constantFrom('emailAddress' as const, 'phoneNumber' as const, 'username' as const).map(overtake),
  randomChange.map(configure),
  fc.constantFrom(0, 1, 2, null).map(throughProvider),
  fc.tuple(fc.boolean(), faces).map(([isGood, face]) => withTicket(isGood, face)),
] as const
