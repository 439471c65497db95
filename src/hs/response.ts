/** What a handler gives back. */
export class HTTPServiceResponse {}
