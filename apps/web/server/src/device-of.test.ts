import { expect, test } from 'vitest'
import { deviceOf } from './device-of.ts'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0.0.0`, 'edge windows'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`, 'chrome linux'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${chrome}`, 'chrome android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.7; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox macos'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
    'safari ios',
  ],
  ['<script>', 'other other'],
])('%s is told as %s', (agent, told) => {
  expect(deviceOf(new Request('https://tym.example', { headers: { 'user-agent': agent } }))).toBe(told)
})
