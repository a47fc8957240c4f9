import { expect, test } from "vitest";
import { addressKey } from "./client-address";

test("an IPv4 address stands for itself, also when it arrives mapped into IPv6", () => {
  expect(addressKey("192.0.2.7")).toBe("192.0.2.7");
  expect(addressKey("::ffff:192.0.2.7")).toBe("192.0.2.7");
});

test("all addresses of one /64 count together, however they are written", () => {
  const key = addressKey("2001:db8:0:1::1");
  expect(addressKey("2001:0DB8:0000:0001:ffff:ffff:ffff:ffff")).toBe(key);
  expect(addressKey("2001:db8::1:a:b:c:d")).toBe(key);
  expect(addressKey("2001:db8:0:1::9%eth0")).toBe(key);
});

test("the next /64 counts by itself", () => {
  expect(addressKey("2001:db8:0:2::1")).not.toBe(addressKey("2001:db8:0:1::1"));
});

test("the loopback address of either family has a key", () => {
  expect(addressKey("::1")).toBe("0:0:0:0::/64");
  expect(addressKey("127.0.0.1")).toBe("127.0.0.1");
});
