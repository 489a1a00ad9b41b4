/** A debrief from a real run; made by test/debrief/fixture.mjs, not by hand. */
import type { DebriefReport, WhatIfView } from "../screens/debrief/index.ts";

export const report: DebriefReport = {
  title: "A quarter at a time",
  learn: "A metastable state outlives its trigger; cut load below the refill point, then climb back slowly.",
  truth: [
    {
      role: "trigger",
      component: ["rollouts", "cache", "discovery"],
      mechanism: ["change", "caches and backlog"],
      says: "The third step of the agent roll-out took cache nodes away one by one at the peak; each came back empty.",
      verdict: "right",
      answeredTick: 10300,
      said: {
        hypothesis: "H2",
        question: "started",
        component: "cache",
        mechanism: "caches and backlog",
        state: "confirmed",
      },
    },
    {
      role: "sustainer",
      component: ["boot", "store", "boot>store"],
      mechanism: ["retries and herds", "caches and backlog", "capacity and ceilings"],
      says: "A full store answered nobody in time, so nothing refilled the cache, while every start asked four times.",
      verdict: "right",
      answeredTick: 11500,
      said: {
        hypothesis: "H3",
        question: "sustains",
        component: "boot@eu-west>store@eu-west",
        mechanism: "retries and herds",
        state: "confirmed",
      },
    },
  ],
  loudest: {
    symptom: "The store is full of one list query.",
    idea: "A bad query shipped last week.",
    right: false,
  },
  inspiredBy: [
    {
      outage: "slack-cache-2022",
      title: "Slack's incident of 22 February 2022",
    },
    {
      outage: "honeycomb-2023",
      title: "Honeycomb's cache incident of 25 July 2023",
    },
  ],
  tree: [
    {
      id: 1,
      tick: 2000,
      kind: "rollout-stage",
      subject: "discovery-agent",
      parents: [],
      root: "defect",
      data: {
        stage: 3,
        of: 3,
      },
      region: null,
      covers: [],
      endTick: null,
    },
    {
      id: 3,
      tick: 2000,
      kind: "replica-away",
      subject: "cache",
      parents: [1],
      root: null,
      data: {
        count: 1,
      },
      region: null,
      covers: ["cache@eu-west"],
      endTick: null,
    },
    {
      id: 6,
      tick: 2100,
      kind: "cache-cooling",
      subject: "cache@eu-west",
      parents: [3],
      root: null,
      data: {
        hitRatio: 0.941,
      },
      region: "eu-west",
      covers: ["cache@eu-west"],
      endTick: null,
    },
    {
      id: 29,
      tick: 6700,
      kind: "saturated",
      subject: "store@eu-west",
      parents: [6],
      root: null,
      data: {
        utilization: 0.998,
      },
      region: "eu-west",
      covers: ["store@eu-west"],
      endTick: 13700,
    },
    {
      id: 30,
      tick: 6700,
      kind: "retry-storm",
      subject: "boot@eu-west>store@eu-west",
      parents: [33],
      root: null,
      data: {
        attemptsPerCall: 2.142,
      },
      region: "eu-west",
      covers: [],
      endTick: null,
    },
    {
      id: 33,
      tick: 6700,
      kind: "failing",
      subject: "boot@eu-west",
      parents: [29],
      root: null,
      data: {
        errorRatio: 0.597,
      },
      region: "eu-west",
      covers: ["boot@eu-west", "gw@eu-west", "edge@eu-west"],
      endTick: 25000,
    },
    {
      id: 54,
      tick: 13400,
      kind: "failover-started",
      subject: "failover:eu-west",
      parents: [33],
      root: null,
      data: {
        from: "eu-west",
        to: "us-east",
        signal: 0.423,
      },
      region: "eu-west",
      covers: [],
      endTick: null,
    },
  ],
  loops: [
    {
      nodes: [29, 33, 30],
      arrows: [
        [29, 33],
        [33, 30],
        [30, 29],
      ],
    },
  ],
  prevented: [
    {
      id: -51,
      tick: 14200,
      kind: "saturated",
      subject: "store@us-east",
      parents: [54],
      root: null,
      data: {
        utilization: 0.994,
      },
      region: "us-east",
      covers: ["store@us-east"],
      endTick: null,
    },
  ],
  cutPoints: [
    {
      action: "pause-rollout",
      says: "Before the store was full, stopping the roll-out was enough.",
      label: "Pause the agent roll-out",
      target: "discovery-agent",
      value: 0,
      unit: "",
      window: {
        fromTick: 0,
        toTick: 7200,
      },
    },
    {
      action: "throttle-boots",
      says: "Fewer starts let the store answer, and answers refill the cache.",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 15,
      unit: "/s",
      window: {
        fromTick: 4200,
        toTick: 6000,
      },
    },
    {
      action: "pause-failover",
      says: "The next region had no room for the moved users.",
      label: "Pause geo-failover",
      target: "failover:eu-west",
      value: 0,
      unit: "",
      window: {
        fromTick: 0,
        toTick: 13800,
      },
    },
  ],
  horizonTick: 28800,
  endTick: 28800,
  users: 240000,
  curves: [
    {
      of: "none",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 171, 436, 816,
        1320, 1941, 2675, 3529, 4494, 5574, 6771, 8083, 9517, 11071, 12736, 14519, 16419, 18436, 20573, 22826, 25195,
        27678, 30278, 33001, 35843, 38798, 41871, 45058, 48367, 51788, 55326, 58980, 62751, 66633, 70625, 74733, 78952,
        83283, 87729, 92284, 96947, 101720, 106604, 111597, 116693, 121893, 127196, 132603, 138120, 143738, 149464,
        155300, 161249, 167302, 173462, 179730, 186105, 192579, 199156, 205843, 212630, 219520, 226521, 233625, 240840,
        248154, 255575, 263092, 270708, 278418, 286177, 293968, 301771, 309558, 317311, 325024, 332686, 340273, 347971,
        355837, 363855, 371999, 380268, 388666, 397192, 405844, 414617, 423512, 432522, 441651, 450900, 460258, 469729,
        479305, 488987, 498774, 508699, 518774, 528985, 539326, 549797, 560406, 571143, 582010, 593008, 604138, 615388,
        626756, 638257, 649881, 661618, 673479, 685465, 697570, 709791, 722126, 734579, 747149, 759835, 772632, 785542,
        798564, 811702, 824949, 838306, 851769, 865346, 879031, 892824, 906721, 920713, 934803, 948985, 963269, 977642,
        992116, 1006686, 1021358, 1036117, 1050980, 1065941, 1081001, 1096157, 1111406, 1126780, 1142278, 1157901,
        1173637, 1189491, 1205459, 1221551, 1237768, 1254100, 1270552, 1287119, 1303790, 1320583, 1337491, 1354506,
        1371630, 1388867, 1406216, 1423668, 1441218, 1458870, 1476622, 1494482, 1512454, 1530529, 1548710, 1566990,
        1585379, 1603867, 1622448, 1641131, 1659910, 1678790, 1697769, 1716849, 1736027, 1755297, 1774663, 1794118,
        1813655, 1833284, 1852999, 1872820, 1892734, 1912729, 1932816, 1952990, 1973249, 1993627, 2014126, 2034742,
        2055467, 2076305, 2097247, 2118297, 2139459, 2160741, 2182127, 2203616, 2225203, 2246898, 2268677, 2290527,
        2312437, 2334377, 2356340, 2378322, 2400311, 2422300, 2444275, 2466237, 2488173, 2510078, 2531930, 2553727,
        2575486, 2597218, 2618934,
      ],
    },
    {
      of: "reference",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 171, 436, 816,
        1320, 1941, 2675, 3529, 4494, 5574, 6784, 8115, 9569, 11144, 12833, 14642, 16569, 18616, 20760, 22997, 25326,
        27747, 30262, 32876, 35586, 38388, 41282, 44269, 47354, 50530, 53800, 57162, 60619, 64163, 67797, 71524, 75300,
        79125, 83002, 86924, 90892, 94907, 98969, 103078, 107228, 111418, 115650, 119922, 124241, 128599, 133002,
        137451, 141950, 146492, 151078, 155709, 160385, 165098, 169853, 174655, 179495, 184378, 189308, 194283, 199306,
        204367, 209474, 214618, 219799, 225026, 230288, 235592, 240941, 246327, 251746, 257205, 262708, 268239, 273806,
        279408, 285051, 290737, 296464, 302230, 308036, 313876, 319747, 325654, 331594, 337571, 343528, 349457, 355360,
        361237, 367077, 372887, 378671, 384432, 390165, 395864, 401529, 407165, 412772, 418349, 423896, 429416, 434899,
        440347, 445771, 451164, 456517, 461841, 467142, 472410, 477646, 482852, 488031, 493177, 498289, 503368, 508419,
        513437, 518421, 523373, 528297, 533186, 537924, 542504, 546923, 551183, 555274, 559202, 562963, 566561, 569991,
        573262, 576384, 579381, 582274, 585079, 587811, 590480, 593096, 595665, 598193, 600685, 603144, 605573, 607976,
        610353, 612707, 615038, 617348, 619638, 621908, 624159, 626392, 628606, 630803, 632983, 635145, 637291, 639420,
        641533, 643630, 645710, 647775, 649824, 651857, 653875, 655878, 657865, 659838, 661795, 663738, 665666, 667580,
        669479, 671363, 673234, 675090, 676933, 678761, 680576, 682376, 684164, 685938, 687698, 689445, 691179, 692900,
        694608, 696303, 697985, 699655, 701311, 702956, 704588, 706207, 707815, 709410, 710993, 712565, 714124, 715672,
        717208, 718732, 720245, 721747, 723237, 724716, 726184, 727640, 729086, 730521, 731945, 733358, 734760, 736152,
        737534, 738905, 740265,
      ],
    },
    {
      of: "team",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 171, 436, 816,
        1320, 1941, 2675, 3529, 4494, 5574, 6771, 8083, 9517, 11071, 12736, 14519, 16419, 18436, 20573, 22826, 25195,
        27678, 30278, 33001, 35843, 38798, 41871, 45058, 48367, 51788, 55326, 58980, 62751, 66633, 70625, 74733, 78952,
        83283, 87729, 92284, 96947, 101720, 106604, 111597, 116693, 121893, 127196, 132603, 138120, 143738, 149464,
        155300, 161249, 167302, 173462, 179730, 186105, 192579, 199156, 205843, 212630, 219564, 226610, 233761, 241023,
        248385, 255856, 263424, 271081, 278792, 286503, 294198, 301863, 309472, 317026, 324550, 332065, 339571, 347086,
        354616, 362175, 369769, 377401, 385072, 392786, 400541, 408335, 416175, 424059, 431990, 439973, 448006, 456090,
        464225, 472403, 480630, 488908, 497241, 505623, 514052, 522525, 531048, 539620, 548240, 556909, 565627, 574388,
        583192, 592048, 600951, 609894, 618884, 627926, 637012, 646144, 655322, 664548, 673818, 683129, 692485, 701886,
        711331, 720818, 730347, 739923, 749538, 759198, 768864, 778534, 788206, 797874, 807541, 817204, 826867, 836522,
        846178, 855829, 865480, 875129, 884781, 894430, 904081, 913730, 923380, 933034, 942688, 952339, 961982, 971620,
        981187, 990690, 1000126, 1009491, 1018787, 1028013, 1037166, 1046254, 1055274, 1064221, 1073101, 1081914,
        1090659, 1099330, 1107928, 1116456, 1124909, 1133297, 1141621, 1149875, 1157941, 1165808, 1173479, 1180950,
        1188219, 1195288, 1202156, 1208826, 1215299, 1221580, 1227665, 1233549, 1239238, 1244727, 1250017, 1255134,
        1260104, 1264951, 1269693, 1274344, 1278916, 1283418, 1287858, 1292242, 1296575, 1300860, 1305102, 1309302,
        1313463, 1317587, 1321675, 1325728, 1329747, 1333734, 1337689, 1341612, 1345505, 1349367, 1353199, 1357001,
        1360775, 1364519, 1368235, 1371922, 1375582, 1379214, 1382818, 1386395, 1389944, 1393467, 1396964, 1400433,
        1403877,
      ],
    },
  ],
  deeds: [
    {
      ref: "A1",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 15,
      unit: "/s",
      launchedTick: 12400,
      state: "effective",
      takenBackTick: null,
      wasReasonable: true,
    },
    {
      ref: "A2",
      action: "cap-boot-retries",
      label: "Cap store retries",
      target: "boot>store",
      value: 0,
      unit: "attempts",
      launchedTick: 13000,
      state: "effective",
      takenBackTick: null,
      wasReasonable: true,
    },
    {
      ref: "A3",
      action: "pause-failover",
      label: "Pause geo-failover",
      target: "failover:eu-west",
      value: 0,
      unit: "",
      launchedTick: 13800,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
    {
      ref: "A4",
      action: "pause-rollout",
      label: "Pause the agent roll-out",
      target: "discovery-agent",
      value: 0,
      unit: "",
      launchedTick: 15600,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
    {
      ref: "A5",
      action: "warm-cache",
      label: "Warm the cache",
      target: "cache@eu-west",
      value: 300,
      unit: "keys/s",
      launchedTick: 17000,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
    {
      ref: "A6",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 40,
      unit: "/s",
      launchedTick: 19000,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
    {
      ref: "A7",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 80,
      unit: "/s",
      launchedTick: 21200,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
    {
      ref: "A8",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 160,
      unit: "/s",
      launchedTick: 23200,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
    {
      ref: "A9",
      action: "throttle-boots",
      label: "Throttle client starts",
      target: "edge@eu-west",
      value: 400,
      unit: "/s",
      launchedTick: 24800,
      state: "effective",
      takenBackTick: null,
      wasReasonable: false,
    },
  ],
  beliefs: [
    {
      fromTick: 7900,
      toTick: 10300,
      ideas: [
        {
          hypothesis: "H1",
          question: "started",
          component: "boot",
          mechanism: "change",
          state: "open",
        },
      ],
    },
    {
      fromTick: 10300,
      toTick: 11500,
      ideas: [
        {
          hypothesis: "H2",
          question: "started",
          component: "cache",
          mechanism: "caches and backlog",
          state: "open",
        },
      ],
    },
    {
      fromTick: 11500,
      toTick: 28800,
      ideas: [
        {
          hypothesis: "H2",
          question: "started",
          component: "cache",
          mechanism: "caches and backlog",
          state: "confirmed",
        },
        {
          hypothesis: "H3",
          question: "sustains",
          component: "boot@eu-west>store@eu-west",
          mechanism: "retries and herds",
          state: "confirmed",
        },
      ],
    },
  ],
  story: [
    {
      n: 1,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 0,
        },
      },
      seat: 0,
    },
    {
      n: 2,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 1,
        },
      },
      seat: 1,
    },
    {
      n: 3,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 2,
        },
      },
      seat: 2,
    },
    {
      n: 4,
      tick: 0,
      lane: "session",
      message: {
        code: "seat.taken",
        params: {
          seat: 3,
        },
      },
      seat: 3,
    },
    {
      n: 5,
      tick: 0,
      lane: "session",
      message: {
        code: "round.started",
        params: {},
      },
      seat: null,
    },
    {
      n: 76,
      tick: 2000,
      lane: "automation",
      message: {
        code: "world.rollout-stage",
        params: {
          subject: "discovery-agent",
          stage: 3,
          of: 3,
        },
      },
      seat: null,
    },
    {
      n: 77,
      tick: 2000,
      lane: "automation",
      message: {
        code: "world.replica-away",
        params: {
          subject: "cache@eu-west",
          count: 1,
        },
      },
      seat: null,
    },
    {
      n: 78,
      tick: 2100,
      lane: "world",
      message: {
        code: "world.cache-cooling",
        params: {
          subject: "cache@eu-west",
          hitRatio: 0.941,
        },
      },
      seat: null,
    },
    {
      n: 6,
      tick: 4700,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 7,
      tick: 4700,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 8,
      tick: 4900,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 9,
      tick: 5000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 10,
      tick: 5800,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 11,
      tick: 5800,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 12,
      tick: 5900,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
        },
      },
      seat: null,
    },
    {
      n: 13,
      tick: 6000,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
        },
      },
      seat: null,
    },
    {
      n: 14,
      tick: 6500,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 79,
      tick: 6700,
      lane: "world",
      message: {
        code: "world.saturated",
        params: {
          subject: "store@eu-west",
          utilization: 0.998,
        },
      },
      seat: null,
    },
    {
      n: 80,
      tick: 6700,
      lane: "world",
      message: {
        code: "world.retry-storm",
        params: {
          subject: "boot@eu-west>store@eu-west",
          attemptsPerCall: 2.142,
        },
      },
      seat: null,
    },
    {
      n: 81,
      tick: 6700,
      lane: "world",
      message: {
        code: "world.failing",
        params: {
          subject: "boot@eu-west",
          errorRatio: 0.597,
        },
      },
      seat: null,
    },
    {
      n: 15,
      tick: 6900,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "burn:boot eu-west",
          severity: "page",
          subject: "boot eu-west",
        },
      },
      seat: null,
    },
    {
      n: 16,
      tick: 7000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 17,
      tick: 7000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 18,
      tick: 7000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
        },
      },
      seat: null,
    },
    {
      n: 19,
      tick: 7000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "cache-hit:cache@eu-west",
          severity: "ticket",
          subject: "cache@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 20,
      tick: 7000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "boot-p95:boot@eu-west",
          severity: "ticket",
          subject: "boot@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 21,
      tick: 7600,
      lane: "comms",
      message: {
        code: "incident.declared",
        params: {
          severity: "SEV-2",
        },
      },
      seat: 0,
    },
    {
      n: 22,
      tick: 7900,
      lane: "hypotheses",
      message: {
        code: "hypothesis.added",
        params: {
          hypothesis: "H1",
          question: "started",
          component: "boot",
          mechanism: "change",
        },
      },
      seat: 2,
    },
    {
      n: 23,
      tick: 8100,
      lane: "alerts",
      message: {
        code: "alert.escalated",
        params: {
          alert: "burn:boot eu-west",
          severity: "page",
          subject: "boot eu-west",
        },
      },
      seat: null,
    },
    {
      n: 24,
      tick: 8800,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E1",
          target: "boot@eu-west",
          diagnostic: "traces",
        },
      },
      seat: 1,
    },
    {
      n: 25,
      tick: 9000,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E2",
          target: "store@eu-west",
          diagnostic: "store",
        },
      },
      seat: 3,
    },
    {
      n: 26,
      tick: 9400,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 27,
      tick: 9600,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "investigating",
        },
      },
      seat: 1,
    },
    {
      n: 28,
      tick: 9700,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@us-east",
          severity: "ticket",
          subject: "cache@us-east",
        },
      },
      seat: null,
    },
    {
      n: 29,
      tick: 9800,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H1",
          card: "E1",
          stance: "against",
        },
      },
      seat: 2,
    },
    {
      n: 30,
      tick: 9900,
      lane: "hypotheses",
      message: {
        code: "hypothesis.state",
        params: {
          hypothesis: "H1",
          state: "ruled-out",
        },
      },
      seat: 2,
    },
    {
      n: 31,
      tick: 10300,
      lane: "hypotheses",
      message: {
        code: "hypothesis.added",
        params: {
          hypothesis: "H2",
          question: "started",
          component: "cache",
          mechanism: "caches and backlog",
        },
      },
      seat: 3,
    },
    {
      n: 32,
      tick: 10900,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E3",
          target: "cache@eu-west",
          diagnostic: "saturation",
        },
      },
      seat: 3,
    },
    {
      n: 33,
      tick: 10900,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H2",
          card: "E3",
          stance: "for",
        },
      },
      seat: 3,
    },
    {
      n: 34,
      tick: 11500,
      lane: "hypotheses",
      message: {
        code: "hypothesis.added",
        params: {
          hypothesis: "H3",
          question: "sustains",
          component: "boot@eu-west>store@eu-west",
          mechanism: "retries and herds",
        },
      },
      seat: 2,
    },
    {
      n: 35,
      tick: 12000,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E4",
          target: "boot@eu-west",
          diagnostic: "logs",
        },
      },
      seat: 2,
    },
    {
      n: 36,
      tick: 12000,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H3",
          card: "E4",
          stance: "for",
        },
      },
      seat: 2,
    },
    {
      n: 37,
      tick: 12050,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H3",
          card: "E1",
          stance: "for",
        },
      },
      seat: 2,
    },
    {
      n: 38,
      tick: 12400,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A1",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 15,
        },
      },
      seat: 3,
    },
    {
      n: 39,
      tick: 12701,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A1",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 15,
        },
      },
      seat: null,
    },
    {
      n: 40,
      tick: 12800,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@ap-south",
          severity: "ticket",
          subject: "cache@ap-south",
        },
      },
      seat: null,
    },
    {
      n: 82,
      tick: 12900,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "gw@eu-west",
          errorRatio: 0.01,
        },
      },
      seat: null,
    },
    {
      n: 41,
      tick: 13000,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A2",
          action: "cap-boot-retries",
          target: "boot>store",
          value: 0,
        },
      },
      seat: 2,
    },
    {
      n: 42,
      tick: 13300,
      lane: "hypotheses",
      message: {
        code: "hypothesis.state",
        params: {
          hypothesis: "H3",
          state: "confirmed",
        },
      },
      seat: 2,
    },
    {
      n: 83,
      tick: 13400,
      lane: "automation",
      message: {
        code: "world.failover-started",
        params: {
          subject: "failover:eu-west",
          from: "eu-west",
          to: "us-east",
          signal: 0.423,
        },
      },
      seat: null,
    },
    {
      n: 43,
      tick: 13401,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A2",
          action: "cap-boot-retries",
          target: "boot>store",
          value: 0,
        },
      },
      seat: null,
    },
    {
      n: 44,
      tick: 13600,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "boot-p95:boot@eu-west",
          severity: "ticket",
          subject: "boot@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 45,
      tick: 13700,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 84,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.relieved",
        params: {
          subject: "store@eu-west",
          utilization: 0.461,
        },
      },
      seat: null,
    },
    {
      n: 85,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "store@eu-west",
          errorRatio: 0,
        },
      },
      seat: null,
    },
    {
      n: 86,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "boot@eu-west",
          errorRatio: 0,
        },
      },
      seat: null,
    },
    {
      n: 46,
      tick: 13800,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A3",
          action: "pause-failover",
          target: "failover:eu-west",
          value: 0,
        },
      },
      seat: 3,
    },
    {
      n: 47,
      tick: 14000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 48,
      tick: 14001,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A3",
          action: "pause-failover",
          target: "failover:eu-west",
          value: 0,
        },
      },
      seat: null,
    },
    {
      n: 49,
      tick: 14400,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@us-east",
          severity: "ticket",
          subject: "store@us-east",
        },
      },
      seat: null,
    },
    {
      n: 50,
      tick: 15000,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "mitigating",
        },
      },
      seat: 1,
    },
    {
      n: 51,
      tick: 15600,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A4",
          action: "pause-rollout",
          target: "discovery-agent",
          value: 0,
        },
      },
      seat: 2,
    },
    {
      n: 52,
      tick: 15801,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A4",
          action: "pause-rollout",
          target: "discovery-agent",
          value: 0,
        },
      },
      seat: null,
    },
    {
      n: 53,
      tick: 16000,
      lane: "comms",
      message: {
        code: "incident.state",
        params: {
          state: "mitigating",
        },
      },
      seat: 0,
    },
    {
      n: 54,
      tick: 16200,
      lane: "evidence",
      message: {
        code: "evidence.shared",
        params: {
          card: "E5",
          target: "everything",
          diagnostic: "changes",
        },
      },
      seat: 2,
    },
    {
      n: 55,
      tick: 16200,
      lane: "hypotheses",
      message: {
        code: "hypothesis.linked",
        params: {
          hypothesis: "H2",
          card: "E5",
          stance: "for",
        },
      },
      seat: 2,
    },
    {
      n: 56,
      tick: 16300,
      lane: "hypotheses",
      message: {
        code: "hypothesis.state",
        params: {
          hypothesis: "H2",
          state: "confirmed",
        },
      },
      seat: 3,
    },
    {
      n: 57,
      tick: 17000,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A5",
          action: "warm-cache",
          target: "cache@eu-west",
          value: 300,
        },
      },
      seat: 3,
    },
    {
      n: 58,
      tick: 17601,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A5",
          action: "warm-cache",
          target: "cache@eu-west",
          value: 300,
        },
      },
      seat: null,
    },
    {
      n: 59,
      tick: 18000,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 60,
      tick: 18200,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 61,
      tick: 18300,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "cache-hit:cache@eu-west",
          severity: "ticket",
          subject: "cache@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 62,
      tick: 19000,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A6",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 40,
        },
      },
      seat: 3,
    },
    {
      n: 63,
      tick: 19301,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A6",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 40,
        },
      },
      seat: null,
    },
    {
      n: 64,
      tick: 19700,
      lane: "alerts",
      message: {
        code: "alert.fired",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 65,
      tick: 20600,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "mitigating",
        },
      },
      seat: 1,
    },
    {
      n: 66,
      tick: 21200,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A7",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 80,
        },
      },
      seat: 3,
    },
    {
      n: 67,
      tick: 21501,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A7",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 80,
        },
      },
      seat: null,
    },
    {
      n: 68,
      tick: 23200,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A8",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 160,
        },
      },
      seat: 3,
    },
    {
      n: 69,
      tick: 23501,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A8",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 160,
        },
      },
      seat: null,
    },
    {
      n: 70,
      tick: 24800,
      lane: "actions",
      message: {
        code: "action.launched",
        params: {
          ref: "A9",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 400,
        },
      },
      seat: 3,
    },
    {
      n: 71,
      tick: 25000,
      lane: "comms",
      message: {
        code: "incident.state",
        params: {
          state: "monitoring",
        },
      },
      seat: 0,
    },
    {
      n: 87,
      tick: 25000,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "edge@eu-west",
          errorRatio: 0.012,
        },
      },
      seat: null,
    },
    {
      n: 72,
      tick: 25101,
      lane: "actions",
      message: {
        code: "action.effective",
        params: {
          ref: "A9",
          action: "throttle-boots",
          target: "edge@eu-west",
          value: 400,
        },
      },
      seat: null,
    },
    {
      n: 73,
      tick: 25500,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "store-load:store@eu-west",
          severity: "ticket",
          subject: "store@eu-west",
        },
      },
      seat: null,
    },
    {
      n: 74,
      tick: 25600,
      lane: "comms",
      message: {
        code: "post.sent",
        params: {
          state: "monitoring",
        },
      },
      seat: 1,
    },
    {
      n: 75,
      tick: 26600,
      lane: "alerts",
      message: {
        code: "alert.resolved",
        params: {
          alert: "burn:boot eu-west",
          severity: "page",
          subject: "boot eu-west",
        },
      },
      seat: null,
    },
  ],
  profile: [
    {
      id: "impact",
      share: 0.588,
      band: {
        from: 0.818,
        to: 1,
      },
      figure: {
        code: "figure.points",
        params: {
          points: 65,
        },
      },
      parts: [
        {
          message: {
            code: "part.peak",
            params: {
              peak: 0.242,
            },
          },
          isGood: false,
          moments: [81],
        },
        {
          message: {
            code: "part.regions",
            params: {
              count: 1,
              services: 4,
            },
          },
          isGood: true,
          moments: [81],
        },
        {
          message: {
            code: "part.global",
            params: {
              global: 0,
            },
          },
          isGood: true,
          moments: [],
        },
      ],
    },
    {
      id: "diagnosis",
      share: 0.717,
      band: {
        from: 0.8,
        to: 1,
      },
      figure: {
        code: "figure.behind",
        params: {
          ticks: 2550,
        },
      },
      parts: [
        {
          message: {
            code: "part.answer.right",
            params: {
              role: "trigger",
            },
          },
          isGood: true,
          moments: [31, 56],
        },
        {
          message: {
            code: "part.answer.right",
            params: {
              role: "sustainer",
            },
          },
          isGood: true,
          moments: [34, 42],
        },
        {
          message: {
            code: "part.ruled-out",
            params: {
              count: 1,
            },
          },
          isGood: true,
          moments: [30],
        },
      ],
    },
    {
      id: "recovery",
      share: 0.5,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.parts",
        params: {
          good: 2,
          of: 4,
        },
      },
      parts: [
        {
          message: {
            code: "part.loop",
            params: {},
          },
          isGood: true,
          moments: [84],
        },
        {
          message: {
            code: "part.verified",
            params: {
              state: "monitoring",
            },
          },
          isGood: false,
          moments: [53, 71],
        },
        {
          message: {
            code: "part.lifted",
            params: {
              count: 1,
            },
          },
          isGood: false,
          moments: [46],
        },
        {
          message: {
            code: "part.steps",
            params: {
              steps: 4,
              jumps: 0,
            },
          },
          isGood: true,
          moments: [62, 66, 68, 70],
        },
      ],
    },
    {
      id: "communication",
      share: 1,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.windows",
        params: {
          kept: 4,
          of: 4,
        },
      },
      parts: [
        {
          message: {
            code: "part.declared",
            params: {},
          },
          isGood: true,
          moments: [15, 21],
        },
        {
          message: {
            code: "part.windows",
            params: {
              kept: 4,
              of: 4,
            },
          },
          isGood: true,
          moments: [27, 50, 65, 74],
        },
        {
          message: {
            code: "part.posts-right",
            params: {
              right: 4,
              of: 4,
            },
          },
          isGood: true,
          moments: [27, 50, 65, 74],
        },
      ],
    },
    {
      id: "safe-change",
      share: 0.611,
      band: {
        from: 0.75,
        to: 1,
      },
      figure: {
        code: "figure.unverified",
        params: {
          count: 7,
        },
      },
      parts: [
        {
          message: {
            code: "part.confounded",
            params: {
              count: 0,
            },
          },
          isGood: true,
          moments: [],
        },
        {
          message: {
            code: "part.unverified",
            params: {
              count: 7,
            },
          },
          isGood: false,
          moments: [38, 39, 41, 43, 46, 48, 51, 52, 62, 63, 68, 69, 70, 72],
        },
        {
          message: {
            code: "part.reasonable",
            params: {
              count: 2,
            },
          },
          isGood: true,
          moments: [38, 39, 41, 43],
        },
      ],
    },
  ],
};
export const whatIf: WhatIfView = {
  id: "W1",
  change: {
    kind: "move",
    ref: "A6",
    toTick: 16000,
  },
  state: "done",
  progress: 1,
  curve: {
    of: "what-if",
    everyTicks: 100,
    userMinutes: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 171, 436, 816, 1320,
      1941, 2675, 3529, 4494, 5574, 6771, 8083, 9517, 11071, 12736, 14519, 16419, 18436, 20573, 22826, 25195, 27678,
      30278, 33001, 35843, 38798, 41871, 45058, 48367, 51788, 55326, 58980, 62751, 66633, 70625, 74733, 78952, 83283,
      87729, 92284, 96947, 101720, 106604, 111597, 116693, 121893, 127196, 132603, 138120, 143738, 149464, 155300,
      161249, 167302, 173462, 179730, 186105, 192579, 199156, 205843, 212630, 219564, 226610, 233761, 241023, 248385,
      255856, 263424, 271081, 278792, 286503, 294198, 301863, 309472, 317026, 324550, 332065, 339571, 347086, 354616,
      362175, 369769, 377401, 385072, 392786, 400541, 408335, 416175, 424059, 431990, 439973, 448006, 456090, 464225,
      472403, 480630, 488908, 497202, 505506, 513815, 522128, 530450, 538780, 547118, 555464, 563818, 572175, 580535,
      588906, 597284, 605661, 614045, 622440, 630840, 639245, 647656, 656075, 664498, 672923, 681351, 689786, 698224,
      706665, 715109, 723559, 732009, 740465, 748926, 757392, 765862, 774330, 782797, 791263, 799731, 808192, 816657,
      825119, 833583, 842046, 850515, 858983, 867456, 875929, 884405, 892887, 901372, 909857, 918336, 926814, 935222,
      943569, 951853, 960068, 968217, 976299, 984311, 992261, 1000146, 1007961, 1015712, 1023399, 1031021, 1038573,
      1046055, 1053470, 1060814, 1068096, 1075316, 1082472, 1089442, 1096217, 1102799, 1109185, 1115373, 1121364,
      1127158, 1132758, 1138165, 1143384, 1148412, 1153251, 1157928, 1162469, 1166896, 1171225, 1175469, 1179641,
      1183747, 1187797, 1191794, 1195745, 1199652, 1203519, 1207348, 1211141, 1214899, 1218625, 1222320, 1225983,
      1229617, 1233221, 1236797, 1240344, 1243864, 1247357, 1250822, 1254261, 1257674, 1261060, 1264421, 1267756,
      1271066, 1274350, 1277610, 1280845, 1284056, 1287242, 1290404, 1293543, 1296657, 1299748, 1302816,
    ],
  },
  userMinutes: 1302816.221,
  skipped: [],
};
