// A provider of identities for the tests: oidc-provider, which is certified, with whatever accounts a test wants.
// `node identity-provider.mjs SITE` prints where it is; SITE is the address of the site that trusts it, or is told later by
// POST /test/site {"site": …}.
// POST /test/claims {"ada": {"email": …}} says what it says of people, and POST /test/sign {"claims", "header", "forged"}
// gives a token signed with its key, or with another that claims to be its.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [own, other] = [keys(), keys()];
const jwk = { ...own.privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };

const people = new Map();

const base64 = (data) => Buffer.from(JSON.stringify(data)).toString('base64url');

function sign({ claims, header = {}, forged = false }) {
  const message = `${base64({ alg: 'RS256', kid: 'one', typ: 'logout+jwt', ...header })}.${base64(claims)}`;
  const key = forged ? other.privateKey : own.privateKey;
  return `${message}.${createSign('RSA-SHA256').update(message).sign(key).toString('base64url')}`;
}

let answer;

function open(site) {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  answer = new Provider(issuer, configuration(site)).callback();
}

const tests = {
  '/test/site': ({ site }) => {
    open(site);
    return '';
  },
  '/test/claims': (body) => {
    for (const [account, claims] of Object.entries(body)) people.set(account, claims);
    return '';
  },
  '/test/sign': sign,
};

async function read(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

function configuration(site) {
  const callback = (id) => `${site}/auth/openid/${id}/callback/`;
  const client = {
    client_id: 'polls',
    client_secret: 'the secret of the site',
    redirect_uris: [callback('city'), callback('other')],
    post_logout_redirect_uris: [`${site}/`],
    backchannel_logout_uri: `${site}/auth/openid/city/backchannel-logout/`,
    backchannel_logout_session_required: true,
  };
  return {
    clients: [client],
    jwks: { keys: [jwk] },
    cookies: { keys: ['for tests alone'] },
    pkce: { required: () => true },
    // By itself it asks nobody on this machine.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    async findAccount(_, account) {
      return { accountId: account, claims: () => ({ sub: account, preferred_username: account, ...people.get(account) }) };
    },
  };
}

const server = createServer(async (request, response) => {
  const test = tests[request.url];
  if (!test) return answer(request, response);
  response.end(test(await read(request)));
});
server.listen(0, '127.0.0.1', () => {
  if (process.argv[2]) open(process.argv[2]);
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
