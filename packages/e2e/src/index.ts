export { getChromium } from './find-chromium.ts'
export { startPlatformIn } from './start-platform.ts'
