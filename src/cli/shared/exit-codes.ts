/** What the process says when it ends: the table of exit codes, which docs/cli.md repeats. */
export const exitCodes = {
  ok: {
    code: 0,
    meaning: 'done; of `serve`: stopped by a signal, running requests answered; of `check`: no errors (there may be warnings)',
  },
  errors: {
    code: 1,
    meaning:
      'there are errors in definitions: of `check`: any; of `serve`: so many that nothing is left to serve; of `import`: something '
      + 'was left out',
  },
  usage: { code: 2, meaning: 'the command line is wrong: an unknown command or option, a missing or impossible value' },
  path: { code: 3, meaning: 'a PATH is missing or is nothing that can be served' },
  nothing: { code: 4, meaning: 'there is nothing to serve, and nothing wrong either' },
  listen: { code: 5, meaning: 'the port cannot be listened on: in use, not allowed, or no such host' },
  exists: { code: 6, meaning: '`import`, `vrd init` or `user add` would overwrite something, and `--force` was not given' },
  tls: { code: 7, meaning: 'a certificate or key cannot be read or used' },
  access: { code: 8, meaning: 'a file of users or of a publication cannot be read, or is not what it should be' },
  uncalled: { code: 9, meaning: 'of `exec`: the command ended well, but called nothing of what was served' },
  output: {
    code: 10,
    meaning:
      '`import`, `vrd init`, `user add`, `types` or `wsdl types` cannot write its files and has written none; `exec` cannot '
      + 'write its report',
  },
  defect: { code: 70, meaning: 'a defect of standin itself' },
} as const satisfies Record<string, { code: number; meaning: string }>

export type Exit = keyof typeof exitCodes
