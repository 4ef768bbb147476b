// A mail server on loopback that takes everything, for `site({ neighbour })`.
import { createServer } from 'node:net';

/** Its environment for the server, and `to(address)`, which waits for the next mail to an address. */
export function postOffice() {
  const mails = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    let text = '';
    let to = '';
    let reading = false;
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 mail.test');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk;
      for (;;) {
        if (reading) {
          const end = text.indexOf('\r\n.\r\n');
          if (end < 0) return;
          mails.push({ to, text: decoded(text.slice(0, end)) });
          text = text.slice(end + 5);
          reading = false;
          say('250 taken');
          continue;
        }
        const end = text.indexOf('\r\n');
        if (end < 0) return;
        const command = text.slice(0, end);
        text = text.slice(end + 2);
        if (/^RCPT TO:/i.test(command)) to = /<(.*?)>/.exec(command)[1];
        if (/^DATA/i.test(command)) {
          reading = true;
          say('354 go on');
        } else if (/^QUIT/i.test(command)) {
          say('221 bye');
          socket.end();
        } else {
          say('250 ok');
        }
      }
    });
  });
  return {
    origin: '-',
    async start() {
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      return {
        BITPOLL_MAIL_FROM: 'polls@example.org',
        BITPOLL_SMTP_HOST: '127.0.0.1',
        BITPOLL_SMTP_PORT: String(server.address().port),
        BITPOLL_SMTP_SECURITY: 'none',
      };
    },
    async meet() {},
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
    async to(address) {
      for (let tries = 0; tries < 150; tries += 1) {
        const at = mails.findIndex((mail) => mail.to === address);
        if (at >= 0) return mails.splice(at, 1)[0].text;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`no mail came to ${address}`);
    },
  };
}

/** Every quoted-printable part undone, as far as links need it (RFC 2045, section 6.7). */
function decoded(mail) {
  return mail.replaceAll('=\r\n', '').replaceAll('=3D', '=');
}

/** The links of a mail, in their order. */
export function links(mail) {
  return [...mail.matchAll(/^https?:\/\/\S+$/gm)].map((found) => found[0].trim());
}
