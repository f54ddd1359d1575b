// Which addresses on the network are public. In: an IP address as text. Out: whether the guarded client may connect.
// Judged on the address a socket will really use, never on a name, so a name that changes its mind gains nothing.

import ipaddr from 'ipaddr.js';

/** True for plain unicast addresses of the public internet, also when they are wrapped in an IPv6 form of IPv4. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  const inner = innerIPv4(parsed);
  if (inner !== null) return inner.range() === 'unicast';
  return parsed.range() === 'unicast' && isGlobalIPv6(parsed);
}

/** The IPv4 address that traffic to a mapped (::ffff:0:0/96) or NAT64 (64:ff9b::/96) address ends up at. */
function innerIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const isNat64 = address.match(ipaddr.IPv6.parse('64:ff9b::'), 96);
  if (!address.isIPv4MappedAddress() && !isNat64) return null;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

/** Only 2000::/3 is given out as global unicast; the rest of IPv6 (such as ::127.0.0.1) is old or unassigned. */
function isGlobalIPv6(address: ipaddr.IPv6): boolean {
  return address.match(ipaddr.IPv6.parse('2000::'), 3);
}
