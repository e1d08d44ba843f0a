import { problem } from '../api-errors.ts'
import type { MockUser } from '../user-types.ts'
import { presentUser } from '../users/present-user.ts'
import type { BackendCall, BackendHandler } from './read.ts'
import { ordered, pageOf } from './read.ts'

/** A user as the Backend API returns it: with members that pages do not get. */
const present = ({ settings, clock }: BackendCall['api'], user: MockUser) => ({
  ...presentUser(user, settings, clock.now()),
  private_metadata: {},
  last_active_at: user.createdAt,
})

const FILTERS: Readonly<Record<string, (user: MockUser) => string | null>> = {
  email_address: ({ emailAddress }) => emailAddress,
  phone_number: ({ phoneNumber }) => phoneNumber,
  web3_wallet: ({ web3Wallet }) => web3Wallet,
  username: ({ username }) => username,
  user_id: ({ id }) => id,
}

const SEARCHED = ['id', 'emailAddress', 'phoneNumber', 'username', 'firstName', 'lastName'] as const

/** Whether the user matches the query. Of a filter that is given several times, one value must match. */
const isWanted = (user: MockUser, search: URLSearchParams): boolean => {
  const part = search.get('query')?.toLowerCase() ?? ''
  const fits = Object.entries(FILTERS).every(([name, identifierOf]) => {
    const wanted = search.getAll(name).map((text) => text.toLowerCase())
    return wanted.length === 0 || wanted.includes(identifierOf(user)?.toLowerCase() ?? '')
  })
  return fits && SEARCHED.some((key) => (user[key] ?? '').toLowerCase().includes(part))
}

const wanted = ({ api, search }: BackendCall): readonly MockUser[] => api.users.filter((user) => isWanted(user, search))

const userOf = ({ api, id }: BackendCall): MockUser => {
  const user = api.users.find((candidate) => candidate.id === id)
  if (user) return user
  throw problem('resource_not_found', { longMessage: `There is no user ${id}.` })
}

/** `GET /v1/users`. */
export const listUsers: BackendHandler = (call) =>
  pageOf(ordered(wanted(call), call.search), call.search).map((user) => present(call.api, user))

/** `GET /v1/users/count`. */
export const countUsers: BackendHandler = (call) => ({ object: 'total_count', total_count: wanted(call).length })

/** `GET /v1/users/<id>`. */
export const getUser: BackendHandler = (call) => present(call.api, userOf(call))

/** `DELETE /v1/users/<id>`: ends the user's sessions and frees the identifiers. */
export const deleteUser: BackendHandler = (call) => {
  const { id } = userOf(call)
  call.api.users.remove(id)
  return { object: 'user', id, deleted: true }
}
