/** An error as the AWS clients throw it. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
