import { STSClient } from '@aws-sdk/client-sts';
import { eksToken } from './eksToken';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const now = new Date('2026-11-24T12:00:00Z');

const clientIn = (region: string) =>
  new STSClient({
    region,
    credentials: {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: SECRET,
      sessionToken: 'a/session+token==',
    },
  });

async function urlOf(client: STSClient): Promise<URL> {
  const token = await eksToken(client, { eksName: 'prod', now });
  const [, encoded] = /^k8s-aws-v1\.([A-Za-z0-9_-]+)$/.exec(token) ?? [];
  return new URL(Buffer.from(encoded, 'base64url').toString('utf8'));
}

describe('eksToken', () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  // The signatures come from botocore, which aws eks get-token is built on, with the same credentials and time.
  it.each([
    [
      'eu-west-1',
      'sts.eu-west-1.amazonaws.com',
      'afdd37493a116b459539ce61e01820a59531430e89b4b959887ac2990f06b6cb',
    ],
    [
      'cn-north-1',
      'sts.cn-north-1.amazonaws.com.cn',
      '009e349e8608fcbca08c743eb3a7610fe0a80e49bc762f5d6856f8a7348ea3ba',
    ],
  ])('is a presigned request of STS in %s', async (region, host, signature) => {
    const url = await urlOf(clientIn(region));
    expect(url.origin).toBe(`https://${host}`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      Action: 'GetCallerIdentity',
      Version: '2011-06-15',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': `AKIDEXAMPLE/20261124/${region}/sts/aws4_request`,
      'X-Amz-Date': '20261124T120000Z',
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Security-Token': 'a/session+token==',
      'X-Amz-Signature': signature,
    });
    expect(url.href).not.toContain(SECRET);
  });

  it('is another one for each cluster', async () => {
    const client = clientIn('eu-west-1');
    expect(await eksToken(client, { eksName: 'prod', now })).not.toBe(
      await eksToken(client, { eksName: 'lab', now }),
    );
  });

  it('names the regional endpoint where STS is asked through an endpoint in the own network', async () => {
    process.env.AWS_ENDPOINT_URL_STS =
      'https://vpce-1-2.sts.eu-west-1.vpce.amazonaws.com';
    expect((await urlOf(clientIn('eu-west-1'))).origin).toBe(
      'https://sts.eu-west-1.amazonaws.com',
    );
  });

  it('names an emulator where there is one', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:4566';
    expect((await urlOf(clientIn('eu-west-1'))).origin).toBe(
      'http://127.0.0.1:4566',
    );
  });

  it('is none without credentials', async () => {
    const client = new STSClient({
      region: 'eu-west-1',
      credentials: async () => {
        throw new Error('no credentials for account 111122223333');
      },
    });
    await expect(eksToken(client, { eksName: 'prod', now })).rejects.toThrow(
      'no credentials for account 111122223333',
    );
  });
});
