@question:AMB-04 @source:CHEMO-1 @source:LOCAL-1 @source:LOCAL-3 @source:CONT-1 @source:CONT-2 @source:PIT-3
Feature: Where few sites end and many begin
  Several sites with symptoms can be read as limited disease or as multiple lesions, and the two lead to
  opposite answers on lorlatinib. Reading C is in force: a person resolves it, and it never becomes permission.

  Scenario Outline: Symptoms from <sites> sites judged limited, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib needs a person to decide between readings
    And the answer on continuing lorlatinib rests on CONT-1
    And the answer on continuing lorlatinib rests on CONT-2-OVERLAP
    And the answer on continuing lorlatinib cites CONT-1
    And the answer on continuing lorlatinib cites CONT-2
    And definitive local therapy should be considered
    And platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on SUM-1
    And open question AMB-04 is shown with continuing lorlatinib

    Examples:
      | sites |
      | 2     |
      | 3     |
      | 5     |
      | 6     |
      | 12    |

  Scenario Outline: Symptoms from <sites> sites judged limited, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is <sites>
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib is not recommended
    And the answer on continuing lorlatinib rests on CONT-2-OVERLAP
    And open question AMB-04 is shown

    Examples:
      | sites |
      | 2     |
      | 5     |
      | 6     |

  Scenario Outline: Symptoms from <sites> sites judged systemic
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the number of progressing sites is <sites>
    And SABR can treat all progressing sites
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then continuing lorlatinib must be avoided
    And platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And open question AMB-04 is shown

    Examples:
      | sites |
      | 2     |
      | 5     |
      | 6     |

  Scenario Outline: The conflict alert for <sites> sites with symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then alert D6 is shown

    Examples:
      | sites |
      | 2     |
      | 5     |

  Scenario: Symptoms from a single site
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 1
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And the answer on continuing lorlatinib rests on CONT-1
    And alert D6 is not shown
    And open question AMB-04 is not shown

  Scenario: Several sites judged limited, without symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib may be considered
    And alert D6 is not shown
    And open question AMB-04 is not shown

  Scenario: Symptoms, disease judged limited, sites not counted, local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the number of progressing sites
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings
    And alert D6 could not be checked
    And open question AMB-04 is shown

  Scenario: Symptoms, disease judged limited, sites not counted, no local therapy feasible
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is limited or oligoprogressive
    And the number of progressing sites is unknown
    And no local treatment can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the number of progressing sites
    And the answer on continuing lorlatinib could still be that it is not supported by the source
    And the answer on continuing lorlatinib could still be that it is not recommended

  Scenario: Three sites judged limited, not known whether they cause symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the progression is limited or oligoprogressive
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on whether the progression causes symptoms
    And the answer on continuing lorlatinib could still be that it may be considered
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings
    And open question AMB-04 is shown

  Scenario: Three sites with symptoms, extent not judged yet
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the extent of the progression is unknown
    And the number of progressing sites is 3
    And SABR can treat all progressing sites
    When next-line therapy is chosen
    Then continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on the extent of the progression
    And the answer on continuing lorlatinib could still be that it must be avoided
    And the answer on continuing lorlatinib could still be that it needs a person to decide between readings
    And open question AMB-04 is shown
