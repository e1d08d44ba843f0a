import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignIn, SignInFuture, SignUp, SignUpFuture } from '../../../src/index.ts'
import type { MockFrontendApiOptions } from '../../../src/testing/index.ts'
import { launchBrowser } from '../../browser/browser.ts'
import type { Instance } from './network.ts'
import { bundlePages } from './pages/bundle.ts'
import type { FaceName } from './pages/projection.ts'
import { type Arrive, type Ending, type Finding, perform, type Scene } from './perform.ts'
import { createProfiles } from './profile.ts'
import { SUBJECTS } from './subjects.ts'
import type { AnyFace } from './tab.ts'

/** What a script is about: the other resource is compared only where a script looks at it. */
type Subjects = 'signUp' | 'signIn'

type Ends<About extends Subjects> = {
  readonly [Part in About | 'session' | 'user']: Readonly<Record<string, unknown>> | null
}

/** A sign-up or a sign-in, written once for every subject of a face. */
export interface Script<About extends Subjects, Face extends AnyFace> {
  /** The server's options: a preset, or settings. */
  readonly options?: MockFrontendApiOptions
  /** Default: `development`. */
  readonly instance?: Instance
  readonly arrive?: Arrive
  readonly script: (scene: Scene<Face>) => Promise<void>
  /** The codes of the errors that the methods of the script are to end with, in order. Default: none. */
  readonly rejected?: readonly string[]
  /** Members of what there is to see at the end. The rest has to be the same for every subject only. */
  readonly ends: Ends<About>
  /** What the official client comes to instead, where ours differs on purpose: both are compared with themselves then. */
  readonly official?: { readonly finding: Finding; readonly rejected?: readonly string[]; readonly ends: Ends<About> }
}

export interface Classic extends AnyFace {
  readonly signUp: SignUp
  readonly signIn: SignIn
}

export interface Future extends AnyFace {
  readonly signUp: SignUpFuture
  readonly signIn: SignInFuture
}

type Compared<About extends Subjects> = Pick<Ending, About | 'session' | 'user' | 'sessions' | 'server'>

const comparedOf = <About extends Subjects>(
  about: About,
  { session, user, sessions, server, ...seen }: Ending,
): Compared<About> => ({ [about]: seen[about], session, user, sessions, server }) as Compared<About> // the name is computed

/** Returns how scripts are declared: each of them is a test. The browser and the bundle are one for a file. */
export const stage = <About extends Subjects = 'signUp'>(about: About = 'signUp' as About) => {
  let browser: Browser
  let lend: ReturnType<typeof createProfiles>
  beforeAll(async () => {
    // Whatever would get past the routes finds no host.
    const launched = launchBrowser(['--host-resolver-rules=MAP * ~NOTFOUND'])
    const [scripts] = await Promise.all([bundlePages(), launched])
    browser = await launched
    lend = createProfiles(browser, scripts)
  })
  afterAll(() => browser?.close())

  const declare =
    <Face extends AnyFace>(face: FaceName) =>
    (title: string, { instance = 'development', arrive = () => undefined, ...rest }: Script<About, Face>): void => {
      test(`[${face}] ${title}`, async () => {
        const now = Date.now()
        const { options = {}, script } = rest
        const firsts: { [group: string]: Compared<About> } = {}
        for (const subject of SUBJECTS.filter((one) => one.face === face)) {
          const { rejected = [], ends } = (subject.client === 'official' && rest.official) || rest
          const ending = await perform(lend, { subject, instance, options, now, arrive, script, rejected })
          const compared = comparedOf(about, ending)
          expect(compared, subject.name).toMatchObject(ends)
          const group = rest.official ? subject.client : 'both'
          firsts[group] ??= compared
          expect(compared, subject.name).toEqual(firsts[group])
        }
      })
    }

  return { classic: declare<Classic>('classic'), future: declare<Future>('future') }
}
