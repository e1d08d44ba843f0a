import { mount } from 'svelte'
import '../shared/style.css'
import { start } from '../shared/client.ts'
import App from './App.svelte'

const target = document.getElementById('app')
if (target) mount(App, { target, props: { arrival: start() } })
