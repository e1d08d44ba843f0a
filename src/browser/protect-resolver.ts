import { later } from '../runtime/later.ts'
import type { ProtectOptions } from './protect.ts'
import type { ProtectResolver } from './providers.ts'

const loadProtect = later(() => import('./protect.ts'))

/**
 * Resolves Protect challenges in the page: pass it as `protect` to `createClient()`. Imports the challenge's script, if
 * it is https and from an allowed host, and runs it.
 *
 * Rejects with `protect_check_invalid_sdk_url`, `protect_check_script_load_failed`, `protect_check_invalid_script`,
 * `protect_check_execution_failed`, `protect_check_aborted` or `chunk_failed`.
 */
export const protectResolver =
  (options: ProtectOptions): ProtectResolver =>
  async (challenge, { signal }) =>
    (await loadProtect()).resolveProtectCheck(options, challenge, signal)
