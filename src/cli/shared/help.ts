/** What the help of several commands says. */

export const pathsHelp =
  'folders of service modules (hs/*.ts, ws/*.ts and infobase/*.ts, .mts, .js, .mjs), 1C configurations (Designer dump or EDT '
  + 'project), WSDL documents (files, folders, http addresses); "services" and "wsdl" when none is given'

/** Behind the options: what a person would type first. */
export const examples = (lines: readonly (readonly [command: string, meaning: string])[]): string => {
  const width = Math.max(...lines.map(([command]) => command.length))
  return ['', 'Examples:', ...lines.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`)].join('\n')
}
