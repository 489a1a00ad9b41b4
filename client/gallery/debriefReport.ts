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
      says: "A full store answered nobody in time, so nothing refilled the cache, while every start asked three times.",
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
        of: 4,
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
      id: 26,
      tick: 7100,
      kind: "saturated",
      subject: "store@eu-west",
      parents: [6],
      root: null,
      data: {
        utilization: 1,
      },
      region: "eu-west",
      covers: ["store@eu-west"],
      endTick: 13700,
    },
    {
      id: 27,
      tick: 7100,
      kind: "retry-storm",
      subject: "boot@eu-west>store@eu-west",
      parents: [29],
      root: null,
      data: {
        attemptsPerCall: 2.006,
      },
      region: "eu-west",
      covers: [],
      endTick: null,
    },
    {
      id: 29,
      tick: 7100,
      kind: "failing",
      subject: "boot@eu-west",
      parents: [26],
      root: null,
      data: {
        errorRatio: 0.504,
      },
      region: "eu-west",
      covers: ["boot@eu-west", "gw@eu-west", "edge@eu-west"],
      endTick: 25200,
    },
    {
      id: 56,
      tick: 13800,
      kind: "failover-started",
      subject: "failover:eu-west",
      parents: [29],
      root: null,
      data: {
        from: "eu-west",
        to: "us-east",
        signal: 0.414,
      },
      region: "eu-west",
      covers: [],
      endTick: null,
    },
  ],
  loops: [
    {
      nodes: [26, 29, 27],
      arrows: [
        [26, 29],
        [29, 27],
        [27, 26],
      ],
    },
  ],
  prevented: [
    {
      id: -47,
      tick: 14700,
      kind: "saturated",
      subject: "store@us-east",
      parents: [56],
      root: null,
      data: {
        utilization: 0.966,
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
  save: {
    id: "save",
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
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14526, 16423, 18436, 20565, 22818,
        25190, 27677, 30281, 33001, 35843, 38798, 41870, 45059, 48366, 51784, 55313, 58959, 62717, 66587, 70573, 74669,
        78875, 83190, 87617, 92154, 96795, 101541, 106391, 111346, 116410, 121577, 126853, 132240, 137741, 143347,
        149060, 154884, 160816, 166847, 172983, 179229, 185577, 192087, 198694, 205409, 212236, 219164, 226203, 233340,
        240582, 247925, 255342, 262839, 270405, 278000, 285610, 293252, 300935, 308652, 316415, 324227, 332097, 340030,
        348025, 356082, 364203, 372384, 380622, 388922, 397284, 405709, 414203, 422762, 431387, 440079, 448828, 457641,
        466519, 475429, 484363, 493315, 502285, 511278, 520293, 529330, 538388, 547469, 556565, 565678, 574815, 583973,
        593142, 602332, 611547, 620779, 630030, 639299, 648591, 657898, 667220, 676559, 685917, 695291, 704680, 714084,
        723508, 732944, 742397, 751870, 761358, 770865, 780379, 789906, 799442, 808992, 818547, 828116, 837695, 847286,
        856889, 866510, 876141, 885789, 895448, 905122, 914815, 924521, 934239, 943962, 953693, 963366, 972988, 982559,
        992071, 1001528, 1010929, 1020269, 1029559, 1038794, 1047970, 1057092, 1066161, 1075176, 1084129, 1093023,
        1101861, 1110635, 1119359, 1128032, 1136650, 1145093, 1153351, 1161425, 1169314, 1177013, 1184525, 1191849,
        1198989, 1205944, 1212722, 1219317, 1225723, 1231947, 1237981, 1243823, 1249476, 1254902, 1260137, 1265213,
        1270155, 1274984, 1279714, 1284360, 1288931, 1293437, 1297883, 1302276, 1306619, 1310917, 1315171, 1319386,
        1323562, 1327701, 1331804, 1335874, 1339910, 1343913, 1347884, 1351824, 1355733, 1359612, 1363460, 1367279,
        1371069, 1374830, 1378562, 1382266, 1385941, 1389589, 1393209, 1396801, 1400367, 1403905,
      ],
    },
    userMinutes: 1403905.251,
    skipped: [],
  },
  horizonTick: 28800,
  endTick: 28800,
  users: 240000,
  curves: [
    {
      of: "none",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14526, 16423, 18436, 20565, 22818,
        25190, 27677, 30281, 33001, 35843, 38798, 41870, 45059, 48366, 51784, 55313, 58959, 62717, 66587, 70573, 74669,
        78875, 83190, 87617, 92154, 96795, 101541, 106391, 111346, 116410, 121577, 126853, 132240, 137741, 143347,
        149060, 154884, 160816, 166847, 172983, 179229, 185577, 192030, 198593, 205262, 212042, 218922, 225911, 232997,
        240184, 247478, 254868, 262361, 269961, 277644, 285378, 293144, 300919, 308674, 316398, 324076, 331703, 339268,
        346761, 354172, 361680, 369328, 377141, 385086, 393153, 401348, 409670, 418109, 426666, 435334, 444115, 453005,
        462038, 471223, 480547, 490003, 499592, 509320, 519178, 529168, 539290, 549545, 559921, 570415, 581044, 591795,
        602660, 613649, 624763, 635995, 647343, 658804, 670383, 682079, 693889, 705810, 717842, 729985, 742243, 754608,
        767082, 779660, 792351, 805147, 818051, 831056, 844154, 857348, 870633, 884017, 897489, 911059, 924723, 938487,
        952335, 966285, 980331, 994473, 1008709, 1023036, 1037487, 1052062, 1066762, 1081574, 1096504, 1111547, 1126714,
        1142005, 1157410, 1172935, 1188573, 1204315, 1220177, 1236154, 1252237, 1268427, 1284728, 1301142, 1317656,
        1334267, 1350979, 1367790, 1384707, 1401734, 1418864, 1436097, 1453429, 1470867, 1488403, 1506030, 1523758,
        1541580, 1559500, 1577519, 1595636, 1613850, 1632154, 1650551, 1669037, 1687602, 1706258, 1724997, 1743840,
        1762775, 1781789, 1800893, 1820081, 1839353, 1858738, 1878239, 1897856, 1917584, 1937425, 1957370, 1977424,
        1997590, 2017876, 2038266, 2058759, 2079352, 2100051, 2120845, 2141740, 2162746, 2183846, 2205046, 2226354,
        2247768, 2269288, 2290904, 2312624, 2334441, 2356345, 2378315, 2400324, 2422365, 2444422, 2466496,
      ],
    },
    {
      of: "reference",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6824, 8156, 9606, 11175, 12870, 14683, 16613, 18637, 20755, 22974,
        25289, 27696, 30197, 32792, 35485, 38269, 41148, 44121, 47189, 50345, 53592, 56933, 60362, 63882, 67495, 71195,
        74944, 78741, 82586, 86479, 90413, 94389, 98407, 102468, 106575, 110722, 114915, 119156, 123447, 127782, 132162,
        136588, 141060, 145570, 150122, 154723, 159363, 164046, 168778, 173555, 178381, 183246, 188159, 193108, 198096,
        203131, 208202, 213315, 218475, 223672, 228903, 234176, 239492, 244839, 250222, 255640, 261101, 266605, 272152,
        277739, 283366, 289028, 294722, 300452, 306217, 312019, 317863, 323685, 329481, 335252, 340987, 346693, 352372,
        358031, 363662, 369260, 374825, 380361, 385870, 391349, 396799, 402222, 407610, 412963, 418292, 423592, 428853,
        434085, 439293, 444471, 449617, 454734, 459824, 464882, 469907, 474899, 479864, 484796, 489696, 494564, 499405,
        504090, 508615, 512983, 517192, 521241, 525123, 528842, 532395, 535787, 539012, 542085, 545027, 547861, 550604,
        553272, 555875, 558423, 560923, 563382, 565804, 568194, 570553, 572886, 575193, 577477, 579739, 581980, 584201,
        586403, 588587, 590752, 592900, 595030, 597144, 599241, 601321, 603386, 605434, 607467, 609484, 611486, 613473,
        615445, 617401, 619343, 621270, 623182, 625080, 626964, 628833, 630689, 632530, 634357, 636171, 637971, 639757,
        641530, 643289, 645035, 646768, 648488, 650195, 651889, 653570, 655238, 656894, 658538, 660169, 661787, 663394,
        664988, 666571, 668141, 669699, 671246, 672781, 674305, 675817, 677317, 678807, 680285, 681752, 683207, 684652,
        686086, 687509, 688921, 690323, 691714, 693095, 694465, 695825, 697174, 698514, 699843, 701162, 702472,
      ],
    },
    {
      of: "team",
      everyTicks: 100,
      userMinutes: [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163,
        431, 823, 1327, 1946, 2682, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14526, 16423, 18436, 20565, 22818,
        25190, 27677, 30281, 33001, 35843, 38798, 41870, 45059, 48366, 51784, 55313, 58959, 62717, 66587, 70573, 74669,
        78875, 83190, 87617, 92154, 96795, 101541, 106391, 111346, 116410, 121577, 126853, 132240, 137741, 143347,
        149060, 154884, 160816, 166847, 172983, 179229, 185577, 192087, 198694, 205409, 212236, 219164, 226203, 233340,
        240582, 247925, 255342, 262839, 270405, 278000, 285610, 293252, 300935, 308652, 316415, 324227, 332097, 340030,
        348025, 356082, 364203, 372384, 380622, 388922, 397284, 405709, 414203, 422762, 431387, 440079, 448828, 457641,
        466519, 475467, 484480, 493552, 502682, 511876, 521133, 530452, 539833, 549277, 558778, 568335, 577957, 587640,
        597375, 607170, 617032, 626951, 636928, 646965, 657063, 667218, 677427, 687692, 698017, 708398, 718832, 729322,
        739871, 750472, 761130, 771807, 782500, 793208, 803923, 814649, 825382, 836127, 846875, 857636, 868404, 879183,
        889971, 900775, 911586, 922413, 933248, 944096, 954960, 965835, 976719, 987605, 998498, 1009328, 1020106,
        1030829, 1041491, 1052095, 1062640, 1073121, 1083549, 1093919, 1104226, 1114477, 1124672, 1134809, 1144882,
        1154892, 1164842, 1174726, 1184556, 1194331, 1204048, 1213587, 1222937, 1232099, 1241074, 1249854, 1258444,
        1266843, 1275053, 1283076, 1290916, 1298571, 1306033, 1313309, 1320392, 1327277, 1333970, 1340328, 1346408,
        1352258, 1357916, 1363413, 1368774, 1374019, 1379163, 1384221, 1389201, 1394113, 1398962, 1403755, 1408496,
        1413189, 1417836, 1422439, 1427002, 1431524, 1436008, 1440456, 1444866, 1449242, 1453582, 1457889, 1462162,
        1466401, 1470608, 1474783, 1478926, 1483037, 1487117, 1491166, 1495184, 1499171, 1503129, 1507056,
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
      n: 70,
      tick: 2000,
      lane: "automation",
      message: {
        code: "world.rollout-stage",
        params: {
          subject: "discovery-agent",
          stage: 3,
          of: 4,
        },
      },
      seat: null,
    },
    {
      n: 71,
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
      n: 72,
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
      tick: 4900,
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
      tick: 4900,
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
      n: 9,
      tick: 5000,
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
      n: 10,
      tick: 6100,
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
      tick: 6100,
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
      n: 73,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.saturated",
        params: {
          subject: "store@eu-west",
          utilization: 1,
        },
      },
      seat: null,
    },
    {
      n: 74,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.retry-storm",
        params: {
          subject: "boot@eu-west>store@eu-west",
          attemptsPerCall: 2.006,
        },
      },
      seat: null,
    },
    {
      n: 75,
      tick: 7100,
      lane: "world",
      message: {
        code: "world.failing",
        params: {
          subject: "boot@eu-west",
          errorRatio: 0.504,
        },
      },
      seat: null,
    },
    {
      n: 12,
      tick: 7300,
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
      n: 13,
      tick: 7400,
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
      n: 14,
      tick: 7400,
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
      n: 15,
      tick: 7400,
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
      n: 16,
      tick: 7400,
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
      n: 17,
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
      n: 18,
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
      n: 19,
      tick: 8500,
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
      n: 20,
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
      n: 21,
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
      n: 22,
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
      n: 23,
      tick: 9800,
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
      n: 24,
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
      n: 25,
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
      n: 26,
      tick: 10000,
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
      n: 27,
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
      n: 28,
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
      n: 29,
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
      n: 30,
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
      n: 31,
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
      n: 32,
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
      n: 33,
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
      n: 34,
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
      n: 35,
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
      n: 76,
      tick: 12800,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "gw@eu-west",
          errorRatio: 0.019,
        },
      },
      seat: null,
    },
    {
      n: 36,
      tick: 13000,
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
      n: 37,
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
      n: 38,
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
      n: 39,
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
      n: 40,
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
      n: 41,
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
      n: 77,
      tick: 13700,
      lane: "world",
      message: {
        code: "world.relieved",
        params: {
          subject: "store@eu-west",
          utilization: 0.45,
        },
      },
      seat: null,
    },
    {
      n: 78,
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
      n: 79,
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
      n: 42,
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
      n: 80,
      tick: 13800,
      lane: "automation",
      message: {
        code: "world.failover-started",
        params: {
          subject: "failover:eu-west",
          from: "eu-west",
          to: "us-east",
          signal: 0.414,
        },
      },
      seat: null,
    },
    {
      n: 43,
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
      n: 44,
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
      n: 45,
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
      n: 46,
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
      n: 47,
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
      n: 48,
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
      n: 49,
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
      n: 50,
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
      n: 51,
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
      n: 52,
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
      n: 53,
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
      n: 54,
      tick: 18100,
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
      n: 55,
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
      n: 56,
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
      n: 57,
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
      n: 58,
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
      n: 59,
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
      n: 60,
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
      n: 61,
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
      n: 62,
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
      n: 63,
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
      n: 64,
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
      n: 65,
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
      n: 66,
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
      n: 81,
      tick: 25200,
      lane: "world",
      message: {
        code: "world.recovered",
        params: {
          subject: "edge@eu-west",
          errorRatio: 0,
        },
      },
      seat: null,
    },
    {
      n: 67,
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
      n: 68,
      tick: 25700,
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
      n: 69,
      tick: 26900,
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
      share: 0.494,
      band: {
        from: 0.818,
        to: 1,
      },
      figure: {
        code: "figure.points",
        params: {
          points: 54,
        },
      },
      parts: [
        {
          message: {
            code: "part.peak",
            params: {
              peak: 0.272,
            },
          },
          isGood: false,
          moments: [75],
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
          moments: [75],
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
      share: 0.761,
      band: {
        from: 0.8,
        to: 1,
      },
      figure: {
        code: "figure.behind",
        params: {
          ticks: 2150,
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
          moments: [27, 50],
        },
        {
          message: {
            code: "part.answer.right",
            params: {
              role: "sustainer",
            },
          },
          isGood: true,
          moments: [30, 38],
        },
        {
          message: {
            code: "part.ruled-out",
            params: {
              count: 1,
            },
          },
          isGood: true,
          moments: [25],
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
          moments: [77],
        },
        {
          message: {
            code: "part.verified",
            params: {
              state: "monitoring",
            },
          },
          isGood: false,
          moments: [47, 65],
        },
        {
          message: {
            code: "part.lifted",
            params: {
              count: 1,
            },
          },
          isGood: false,
          moments: [42],
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
          moments: [56, 60, 62, 64],
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
          moments: [12, 17],
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
          moments: [22, 44, 59, 67],
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
          moments: [22, 44, 59, 67],
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
          moments: [34, 35, 37, 39, 42, 43, 45, 46, 56, 57, 62, 63, 64, 66],
        },
        {
          message: {
            code: "part.reasonable",
            params: {
              count: 2,
            },
          },
          isGood: true,
          moments: [34, 35, 37, 39],
        },
      ],
    },
  ],
};
export const whatIf: WhatIfView = {
  id: "W1",
  change: {
    kind: "move",
    ref: "A1",
    toTick: 10900,
  },
  state: "done",
  progress: 1,
  curve: {
    of: "what-if",
    everyTicks: 100,
    userMinutes: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 163, 431,
      823, 1327, 1946, 2682, 3536, 4509, 5598, 6797, 8110, 9537, 11081, 12745, 14526, 16423, 18436, 20565, 22818, 25190,
      27677, 30281, 33001, 35843, 38798, 41870, 45059, 48366, 51784, 55313, 58959, 62717, 66587, 70573, 74669, 78875,
      83190, 87617, 92154, 96795, 101541, 106441, 111433, 116536, 121744, 127061, 132491, 138034, 143686, 149446,
      155316, 161296, 167377, 173564, 179863, 186264, 192771, 199391, 206118, 212957, 219898, 226948, 234097, 241351,
      248707, 256137, 263646, 271225, 278832, 286455, 294109, 301804, 309533, 317308, 325132, 333014, 340958, 348966,
      357034, 365167, 373359, 381609, 389921, 398293, 406730, 415235, 423805, 432442, 441145, 449905, 458729, 467618,
      476577, 485601, 494684, 503825, 513030, 522297, 531626, 541018, 550473, 559984, 569551, 579184, 588878, 598623,
      608429, 618300, 628229, 638217, 648263, 658372, 668536, 678755, 689031, 699365, 709755, 720200, 730700, 741258,
      751868, 762536, 773223, 783925, 794642, 805367, 816101, 826844, 837598, 848355, 859125, 869902, 880690, 891488,
      902300, 913121, 923956, 934799, 945656, 956529, 967413, 978305, 989200, 1000101, 1010940, 1021726, 1032458,
      1043128, 1053740, 1064293, 1074783, 1085219, 1095597, 1105912, 1116171, 1126374, 1136518, 1146599, 1156617,
      1166575, 1176467, 1186304, 1196087, 1205812, 1215358, 1224715, 1233886, 1242868, 1251655, 1260253, 1268659,
      1276876, 1284906, 1292754, 1300416, 1307885, 1315168, 1322258, 1329150, 1335850, 1342215, 1348301, 1354157,
      1359821, 1365323, 1370690, 1375940, 1381090, 1386153, 1391138, 1396055, 1400909, 1405708, 1410453, 1415151,
      1419802, 1424411, 1428978, 1433505, 1437994, 1442445, 1446861, 1451241, 1455586, 1459897, 1464174, 1468418,
      1472629, 1476808, 1480955, 1485071, 1489155, 1493208, 1497230, 1501221, 1505183, 1509114,
    ],
  },
  userMinutes: 1509114.218,
  skipped: [],
};
