/** Who signs people up. Scripts of a face run on every subject of that face, the official ones first. */
export const SUBJECTS = [
  { name: 'clerk-js, SignUp', face: 'classic', entry: 'official-classic', client: 'official' },
  { name: 'ours, SignUp', face: 'classic', entry: 'ours-classic', client: 'ours' },
  { name: 'clerk-js, SignUpFuture', face: 'future', entry: 'official-future', client: 'official' },
  { name: '@clerk/react, useSignUp()', face: 'future', entry: 'react', client: 'official' },
  { name: 'ours, SignUpFuture', face: 'future', entry: 'ours-future', client: 'ours' },
] as const

export type Subject = (typeof SUBJECTS)[number]
