// What each entry may weigh, in bytes of gzip -9: at first, and until a sign-up with an email code is finalized.

/** What was reached, rounded up to 50 bytes: whatever grows fails. Beside it the goals, which are still ahead. */
export const BUDGETS = {
  'headless-signup': { firstLoad: 12_650, whole: 32_650 }, // 11_500, 20_000
  'headless-signup/core': { firstLoad: 12_500, whole: 27_200 }, // 11_500, 14_500
  'dist/browser/headless-signup.js': { firstLoad: 12_750, whole: 32_150 }, // 11_500, 20_000
  'dist/browser/core.js': { firstLoad: 12_600, whole: 26_900 }, // 11_500, 14_500
  'headless-signup.global.js': { firstLoad: 48_300, whole: 48_300 }, // 23_000, 23_000
}

/** The same for what an adapter adds, its framework and the client aside. Beside it the goal. */
export const ADAPTER_BUDGETS = {
  'headless-signup/react': 2_350, // 1_100
  'headless-signup/react with legacy and errors': 2_600,
  'headless-signup/vue': 2_450, // 800
}

/** Where the files of an entry's first load are kept for size-limit. */
export const folderFor = (entry) => `node_modules/.cache/headless-signup/${entry.replaceAll('/', '-')}`
