import { randomUUID } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { createMockFrontendApi } from 'headless-signup/testing'
import { defineConfig } from 'vite'
import { mockFrontendApi } from './mock.ts'

const api = createMockFrontendApi({ now: 'system', seed: randomUUID() })

export default defineConfig({ plugins: [react(), mockFrontendApi(api, console.log)] })
