package cn.sixin.app.sync;

import cn.sixin.sync.http.DeviceKeys;
import java.util.Optional;

/**
 * What an officer has typed to join a city server.
 *
 * @param certificate PEM of the bureau's own authority; empty for those that the system trusts
 * @param keys the same at each try: an answer that was lost is then given again
 */
public record Application(String address, String code, String name, Optional<String> certificate, DeviceKeys keys) {}
