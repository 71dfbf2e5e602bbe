import { ResponseError } from '@backstage/errors';

/** The error that the client throws when the plugin's backend refuses, with the name of the error there. */
export function aResponseError(
  status: number,
  name: string,
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message: name },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}
