import { EKSClient } from '@aws-sdk/client-eks';
import { eksEndpoint } from './eksEndpoint';

const check = (endpoint: string, region = 'eu-west-1') =>
  eksEndpoint(new EKSClient({ region }), endpoint);

describe('eksEndpoint', () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  it.each([
    ['https://7F3A.gr7.eu-west-1.eks.amazonaws.com', 'eu-west-1'],
    ['https://7F3A.gr7.eks-cluster.eu-west-1.api.aws', 'eu-west-1'],
    ['https://7F3A.yl4.cn-north-1.eks.amazonaws.com.cn', 'cn-north-1'],
    ['https://7F3A.sk1.us-gov-west-1.eks.amazonaws.com', 'us-gov-west-1'],
  ])('takes %s in %s', async (endpoint, region) => {
    expect((await check(endpoint, region)).hostname).toBe(
      new URL(endpoint).hostname,
    );
  });

  it.each([
    'http://7F3A.gr7.eu-west-1.eks.amazonaws.com',
    'https://7F3A.gr7.eu-west-1.eks.amazonaws.com.example.com',
    'https://example.com/7F3A.gr7.eu-west-1.eks.amazonaws.com',
    'https://7F3A.gr7.us-east-1.eks.amazonaws.com',
    'https://7F3A.gr7.eu-west-1.eks.amazonaws.com.cn',
    'https://bucket.s3.eu-west-1.amazonaws.com',
    'https://ec2-1-2-3-4.eu-west-1.compute.amazonaws.com',
    'https://x-eu-west-1.eks.amazonaws.com',
    'https://user:secret@7F3A.gr7.eu-west-1.eks.amazonaws.com',
    'https://127.0.0.1:6443',
    'https://169.254.169.254',
    '//7F3A.gr7.eu-west-1.eks.amazonaws.com',
    'nonsense\nwith a second line',
  ])('does not take %j', async endpoint => {
    const error = await check(endpoint).catch(each => each.message);
    expect(error).toMatch(
      /^EKS gives .+ as the address of the API server, which is none of EKS in eu-west-1, so no token is sent there\. Check AWS_ENDPOINT_URL where it is set\.$/,
    );
  });

  it('takes the host of an emulator, and no other beside those of EKS', async () => {
    process.env.AWS_ENDPOINT_URL_EKS = 'http://emulator.example.com:4566';
    expect((await check('https://emulator.example.com:6443')).port).toBe(
      '6443',
    );
    await expect(check('http://emulator.example.com:6443')).rejects.toThrow();
    await expect(check('https://elsewhere.example.com')).rejects.toThrow();
  });
});
