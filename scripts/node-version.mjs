// Read before anything else, by versions of Node that do not run the rest: only what Node has had for years
// stands here.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node 20.19 or newer is needed, this is ${process.version}. Install it from https://nodejs.org and start again.`,
  )
  process.exit(1)
}
