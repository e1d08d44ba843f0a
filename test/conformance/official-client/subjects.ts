/** Who signs people up. Scripts of a face run on every subject of that face, the official ones first. */
export const SUBJECTS = [
  { name: 'clerk-js, SignUp', face: 'classic', entry: 'official-classic' },
  { name: 'ours, SignUp', face: 'classic', entry: 'ours-classic' },
  { name: 'clerk-js, SignUpFuture', face: 'future', entry: 'official-future' },
  { name: '@clerk/react, useSignUp()', face: 'future', entry: 'react' },
  { name: 'ours, SignUpFuture', face: 'future', entry: 'ours-future' },
] as const

export type Subject = (typeof SUBJECTS)[number]
