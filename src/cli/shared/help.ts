/** Help texts that several commands share. */

export const pathsHelp =
  'folders of service modules (hs/*.ts, ws/*.ts and infobase/*.ts, .mts, .js, .mjs), 1C configurations (Designer dump or EDT '
  + 'project), WSDL documents (files, folders, http addresses); default: "services" and "wsdl"'

/** The examples of a command, printed after its options. */
export const examples = (lines: readonly (readonly [command: string, meaning: string])[]): string => {
  const width = Math.max(...lines.map(([command]) => command.length))
  return ['', 'Examples:', ...lines.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`)].join('\n')
}
