import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignUp, SignUpFuture } from '../../../src/index.ts'
import type { MockFrontendApiOptions } from '../../../src/testing/index.ts'
import { launchBrowser } from '../../browser/browser.ts'
import type { Instance } from './network.ts'
import { bundlePages } from './pages/bundle.ts'
import type { FaceName } from './pages/projection.ts'
import { type Arrive, type Ending, type Finding, perform, type Scene } from './perform.ts'
import { SUBJECTS } from './subjects.ts'

type Ends = { readonly [Part in 'signUp' | 'session' | 'user']: Readonly<Record<string, unknown>> | null }

/** A sign-up, written once for every subject of a face. */
export interface Script<Face extends object> {
  /** The server's options: a preset, or settings. */
  readonly options?: MockFrontendApiOptions
  /** Default: `development`. */
  readonly instance?: Instance
  readonly arrive?: Arrive
  readonly script: (scene: Scene<Face>) => Promise<void>
  /** The codes of the errors that the methods of the script are to end with, in order. Default: none. */
  readonly rejected?: readonly string[]
  /** Members of what there is to see at the end. The rest has to be the same for every subject only. */
  readonly ends: Ends
  /** What the official client comes to instead, where ours differs on purpose: both are compared with themselves then. */
  readonly official?: { readonly finding: Finding; readonly rejected?: readonly string[]; readonly ends: Ends }
}

/** Returns how scripts are declared: each of them is a test. The browser and the bundle are one for a file. */
export const stage = () => {
  let browser: Browser
  let scripts: ReadonlyMap<string, string>
  beforeAll(async () => {
    // Whatever would get past the routes finds no host.
    ;[browser, scripts] = await Promise.all([launchBrowser(['--host-resolver-rules=MAP * ~NOTFOUND']), bundlePages()])
  })
  afterAll(() => browser?.close())

  const declare =
    <Face extends object>(face: FaceName) =>
    (title: string, { instance = 'development', arrive = () => undefined, ...rest }: Script<Face>): void => {
      test(`[${face}] ${title}`, async () => {
        const now = Date.now()
        const { options = {}, script } = rest
        const firsts: { [group: string]: Ending } = {}
        for (const subject of SUBJECTS.filter((one) => one.face === face)) {
          const { rejected = [], ends } = (subject.client === 'official' && rest.official) || rest
          const ending = await perform(browser, scripts, { subject, instance, options, now, arrive, script, rejected })
          expect(ending, subject.name).toMatchObject(ends)
          const group = rest.official ? subject.client : 'both'
          firsts[group] ??= ending
          expect(ending, subject.name).toEqual(firsts[group])
        }
      })
    }

  return { classic: declare<SignUp>('classic'), future: declare<SignUpFuture>('future') }
}
