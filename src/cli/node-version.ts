/** Whether this Node can run the command: said in one sentence before anything else is loaded, which an older one could not even read. */
const NEEDED = '20.19.6 or 22.12'

/** `undefined` for a version that is new enough, such as `20.19.0`. */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const number = (major * 1000 + minor) * 1000 + patch
  const enough = (number >= 20_019_006 && major === 20) || number >= 22_012_000
  return enough
    ? undefined
    : `standin needs Node.js ${NEEDED} or newer, this is ${version} (нужен Node.js ${NEEDED} или новее, запущен ${version})`
}
