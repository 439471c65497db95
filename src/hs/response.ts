/** What a handler gives back. */
export class HTTPServiceResponse {
  readonly StatusCode: number
  constructor(StatusCode: number) {
    this.StatusCode = StatusCode
  }
}
