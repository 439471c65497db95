/** The exit codes of the command with their meaning; docs/cli.md has the same table. */
export const exitCodes = {
  ok: {
    code: 0,
    meaning: 'success; `serve`: stopped by a signal, running requests were answered; `check`: no errors (warnings are possible)',
  },
  errors: {
    code: 1,
    meaning:
      'errors in definitions; `check`, `routes`: any error; `serve`: no service is left to serve; `import`: a part was left out; '
      + '`exec --strict`: a request was not served, or a file has errors',
  },
  usage: { code: 2, meaning: 'wrong command line: an unknown command or option, a missing or invalid value' },
  path: { code: 3, meaning: 'a PATH does not exist or contains nothing to serve' },
  nothing: { code: 4, meaning: 'there is no service to serve, and no error' },
  listen: { code: 5, meaning: 'the port is in use or not allowed, or the host is unknown' },
  exists: {
    code: 6,
    meaning:
      '`import`, `import-structure`, `stub init`, `wsdl sample`, `vrd init` or `user add` would overwrite a file or user '
      + '(`--force` allows it), or `init` a project file',
  },
  tls: { code: 7, meaning: 'a certificate or key cannot be read or used' },
  access: {
    code: 8,
    meaning:
      'a file of users, of a publication, of data or of the project cannot be read or has an error; '
      + '`import-structure`: the database refuses',
  },
  uncalled: { code: 9, meaning: '`exec`: the command succeeded, but called no method or operation' },
  output: {
    code: 10,
    meaning:
      '`import`, `import-structure`, `vrd init`, `user add`, `types`, `wsdl types`, `wsdl sample`, `stub init`, '
      + '`openapi` or `data` could not write '
      + 'its files, and wrote none; `exec` could not write its report; the file of `--data` could not be saved',
  },
  defect: { code: 70, meaning: 'a defect of standin itself' },
} as const satisfies Record<string, { code: number; meaning: string }>

export type Exit = keyof typeof exitCodes
