import { clerkPlugin } from 'headless-signup/vue'
import { createApp } from 'vue'
import '../shared/style.css'
import { client, start } from '../shared/client.ts'
import App from './App.vue'

createApp(App, { arrival: start() }).use(clerkPlugin, { client }).mount('#app')
